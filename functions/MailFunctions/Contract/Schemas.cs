using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using MailFunctions.Http;

namespace MailFunctions.Contract;

/// <summary>
/// The JSON schemas (draft 2020-12) of what the API reads and writes, made from the types that it reads and writes with, and from what the
/// source says about them.
/// </summary>
internal sealed class Schemas(XmlDocs docs, BodyRules rules)
{
    private readonly SortedDictionary<string, JsonObject?> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Type Type, SchemaUse Use)> _owners = new(StringComparer.Ordinal);

    /// <summary>All schemas that something refers to, by their names.</summary>
    public JsonObject Named() => new(_named.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value)));

    /// <summary>Refers to the schema of what is written.</summary>
    public JsonObject OfAnswer(Type type) => Refer(SchemaNames.Of(type), type, SchemaUse.Answer, []);

    /// <summary>Refers to the schema of what is read.</summary>
    public JsonObject OfBody(TakesAttribute body) =>
        Refer(NameOf(body), body.Body!, body.IsPatch ? SchemaUse.Patch : SchemaUse.Body, body.Optional);

    /// <summary>What the schema of a body is called.</summary>
    public static string NameOf(TakesAttribute body) => body.Schema ?? SchemaNames.Of(body.Body!);

    /// <summary>The schemas of a query's parameters, by their names.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> OfQuery(Type parameters) =>
        SchemaJson.Members(Export(parameters, SchemaUse.Query, [])).Select(member => KeyValuePair.Create(member.Key, (JsonObject)member.Value!.DeepClone()));

    private JsonObject Refer(string name, Type type, SchemaUse use, string[] optional)
    {
        if (_owners.TryAdd(name, (type, use)))
        {
            _named[name] = Export(type, use, optional);
        }
        else if (_owners[name] != (type, use))
        {
            throw new InvalidOperationException($"Two schemas are called {name}: of {type} ({use}) and of {_owners[name]}.");
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private JsonObject Export(Type type, SchemaUse use, string[] optional)
    {
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => context.Path.IsEmpty
                ? Whole(context.TypeInfo, node, use, optional)
                : Part(context, node, use, optional),
        };
        return Json.Options.GetJsonSchemaAsNode(type, options).AsObject();
    }

    private JsonObject Whole(JsonTypeInfo type, JsonNode node, SchemaUse use, string[] optional)
    {
        var schema = SchemaJson.WithoutNull(node);
        if (type.Type.IsEnum)
        {
            return OfEnum(type.Type, schema);
        }

        var required = type.Properties
            .Where(property => SchemaJson.Members(schema).ContainsKey(property.Name) && IsRequired(type.Type, property, use, optional))
            .Select(property => (JsonNode?)property.Name)
            .ToArray();
        schema.Remove("required");
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        if (use != SchemaUse.Answer)
        {
            schema["additionalProperties"] = false;
        }

        return SchemaJson.Described(schema, docs.Of(type.Type));
    }

    private JsonObject Part(JsonSchemaExporterContext context, JsonNode node, SchemaUse use, string[] optional)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (context.PropertyInfo is not { } property)
        {
            return Bare(type, node, use);
        }

        var member = (PropertyInfo)property.AttributeProvider!;
        var owner = context.BaseTypeInfo?.Type ?? property.DeclaringType;
        var schema = member.GetCustomAttribute<SchemaOfAttribute>() is { } model ? OfModel(model) : Bare(type, node, use);
        SchemaJson.AddBounds(schema, member);
        if (use is SchemaUse.Body or SchemaUse.Patch)
        {
            rules.AddTo(schema, owner, member.Name);
        }

        var isNullable = use switch
        {
            SchemaUse.Query => false,
            SchemaUse.Answer => property is { IsGetNullable: true, ShouldSerialize: null },
            _ => !IsRequired(owner, property, use, optional),
        };
        return SchemaJson.Described(isNullable ? SchemaJson.WithNull(schema) : schema, docs.Of(member));
    }

    private bool IsRequired(Type owner, JsonPropertyInfo property, SchemaUse use, string[] optional)
    {
        var member = (PropertyInfo)property.AttributeProvider!;
        return use switch
        {
            SchemaUse.Answer => property.ShouldSerialize is null,
            SchemaUse.Body => !optional.Contains(member.Name) && (member.IsDefined(typeof(RequiredAttribute)) || rules.Require(owner, member.Name)),
            _ => false,
        };
    }

    private JsonObject OfModel(SchemaOfAttribute model)
    {
        if (model.Member is not { } member)
        {
            return Refer(SchemaNames.Of(model.Type), model.Type, SchemaUse.Body, []);
        }

        var schema = (JsonObject)SchemaJson.Members(Export(model.Type, SchemaUse.Query, []))[JsonNamingPolicy.CamelCase.ConvertName(member)]!.DeepClone();
        schema.Remove("description");
        return schema;
    }

    private JsonObject Bare(Type type, JsonNode node, SchemaUse use) => type switch
    {
        _ when type == typeof(DateTimeOffset) => new() { ["type"] = "string", ["format"] = "date-time" },
        _ when type == typeof(long) => new() { ["type"] = "integer", ["format"] = "int64" },
        _ when type == typeof(int) => new() { ["type"] = "integer", ["format"] = "int32" },
        _ when type == typeof(string) => new() { ["type"] = "string" },
        _ when IdValue(type) is { } value => Bare(value, node, use),
        _ when SchemaNames.HasOwn(type) => Refer(SchemaNames.Of(type), type, type.IsEnum ? SchemaUse.Answer : use, []),
        _ when Json.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } =>
            SchemaJson.WithItems(SchemaJson.WithoutNull(node), () => Bare(element, new JsonObject(), use)),
        _ => SchemaJson.WithoutNull(node),
    };

    /// <summary>What an id such as <see cref="Inbox.MessageId"/> is in JSON; <see langword="null"/> if the type is no such.</summary>
    private static Type? IdValue(Type type) =>
        type is { IsValueType: true, IsEnum: false } && type.Assembly == typeof(Schemas).Assembly ? type.GetProperty("Value")?.PropertyType : null;

    private JsonObject OfEnum(Type type, JsonObject schema)
    {
        var words = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Zip(EnumWords.Of(type), (field, word) => docs.Of(field) is { } text ? $"\n* `{word}`: {text}" : $"\n* `{word}`");
        schema["type"] = "string";
        return SchemaJson.Described(schema, docs.Of(type) + "\n" + string.Concat(words));
    }
}

using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace MailFunctions.Contract;

/// <summary>What the source says about types and members: the compiler writes it into a file beside the assembly.</summary>
internal sealed class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocs(XDocument document) =>
        _members = document.Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>Reads the file of this assembly.</summary>
    public static XmlDocs Load()
    {
        var assembly = typeof(XmlDocs).Assembly.GetName().Name;
        return new(XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml"), LoadOptions.PreserveWhitespace));
    }

    /// <summary>What is said about a type; <see langword="null"/> if nothing is.</summary>
    public string? Of(Type type) => Summary("T:" + NameOf(type));

    /// <summary>What is said about a value of an enum; <see langword="null"/> if nothing is.</summary>
    public string? Of(FieldInfo value) => Summary($"F:{NameOf(value.DeclaringType!)}.{value.Name}");

    /// <summary>What is said about a property; <see langword="null"/> if nothing is.</summary>
    public string? Of(PropertyInfo property) => Summary($"P:{NameOf(property.DeclaringType!)}.{property.Name}");

    /// <summary>What is said about a method; <see langword="null"/> if nothing is.</summary>
    public string? Of(MethodInfo method)
    {
        var name = $"M:{NameOf(method.DeclaringType!)}.{method.Name}";
        var member = _members.Keys.FirstOrDefault(key => key == name || key.StartsWith(name + "(", StringComparison.Ordinal));
        return member is null ? null : Summary(member);
    }

    private string? Summary(string name)
    {
        if (!_members.TryGetValue(name, out var member))
        {
            return null;
        }

        return member.Element("inheritdoc") is { } source
            ? source.Attribute("cref") is { } named ? Summary(named.Value) : Inherited(name)
            : member.Element("summary") is { } summary ? Text(summary) : null;
    }

    /// <summary>What is said about a property by an interface that asks for it.</summary>
    private string? Inherited(string name)
    {
        var dot = name.LastIndexOf('.');
        return typeof(XmlDocs).Assembly.GetType(name[2..dot])?.GetInterfaces()
            .Select(source => Summary($"P:{NameOf(source)}{name[dot..]}"))
            .FirstOrDefault(text => text is not null);
    }

    private static string Text(XElement element) =>
        string.Join(' ', string.Concat(element.Nodes().Select(Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see when see.Attribute("langword") is { } word => $"`{word.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{MemberName(see.Attribute("cref")!.Value)}`",
        XElement { Name.LocalName: "paramref" } parameter => $"`{JsonNamingPolicy.CamelCase.ConvertName(parameter.Attribute("name")!.Value)}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => Text(other),
        _ => "",
    };

    /// <summary>A member as the API's readers know it.</summary>
    private static string MemberName(string cref)
    {
        var name = cref[(cref.LastIndexOf('.') + 1)..];
        return cref.StartsWith("P:", StringComparison.Ordinal) ? JsonNamingPolicy.CamelCase.ConvertName(name) : name;
    }

    private static string NameOf(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');
}

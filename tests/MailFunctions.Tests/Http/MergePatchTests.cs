using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using MailFunctions.Fuzz.Targets;
using MailFunctions.Http;

namespace MailFunctions.Tests.Http;

/// <summary>JSON Merge Patch (RFC 7396).</summary>
public sealed class MergePatchTests
{
    // Few names, so that targets and patches meet.
    private static readonly Gen<string> Names = Gen.OneOfConst("a", "b", "name", "port", "");

    private static readonly Gen<JsonNode?> Leaves = Gen.OneOf(
        Gen.Const(() => (JsonNode?)null),
        Gen.Bool.Select(value => (JsonNode?)value),
        Gen.Int.Select(value => (JsonNode?)value),
        Gen.Double.Where(double.IsFinite).Select(value => (JsonNode?)value),
        Gen.String[Gen.Char.AlphaNumeric, 0, 9].Select(value => (JsonNode?)value));

    private static readonly Gen<JsonNode?> Json = Gen.Recursive<JsonNode?>((depth, json) => depth > 4 ? Leaves : Gen.OneOf(Leaves, Objects(json), Arrays(json)));

    /// <summary>Target, patch and result: RFC 7396, appendix A.</summary>
    public static TheoryData<string, string, string> Examples { get; } = new()
    {
        { """{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""" },
        { """{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""" },
        { """{"a":"b"}""", """{"a":null}""", "{}" },
        { """{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""" },
        { """{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""" },
        { """{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""" },
        { """{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""" },
        { """{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""" },
        { """["a","b"]""", """["c","d"]""", """["c","d"]""" },
        { """{"a":"b"}""", """["c"]""", """["c"]""" },
        { """{"a":"foo"}""", "null", "null" },
        { """{"a":"foo"}""", "\"bar\"", "\"bar\"" },
        { """{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""" },
        { "[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""" },
        { "{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Patch_does_what_the_examples_say(string target, string patch, string result)
    {
        PatchTarget.Apply(Parse(target), Parse(patch));

        MergePatch.Apply(Parse(target), Parse(patch)).GetRawText().ShouldBe(result);
    }

    [Fact]
    public void Any_patch_of_anything_does_what_the_specification_says() =>
        Gen.Select(Json, Json).Sample((target, patch) => PatchTarget.Apply(Element(target), Element(patch)));

    private static Gen<JsonNode?> Objects(Gen<JsonNode?> members) =>
        Gen.Dictionary(Names, members)[0, 4].Select(pairs => (JsonNode?)new JsonObject(pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))));

    private static Gen<JsonNode?> Arrays(Gen<JsonNode?> items) =>
        items.Array[0, 4].Select(values => (JsonNode?)new JsonArray([.. values.Select(value => value?.DeepClone())]));

    private static JsonElement Element(JsonNode? json) => JsonSerializer.SerializeToElement(json);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

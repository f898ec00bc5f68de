using System.Text.Json;
using System.Text.Json.Serialization;

namespace MailFunctions.Checking.Transcripts;

/// <summary>Transcript ids as JSON strings.</summary>
internal sealed class TranscriptIdConverter : JsonConverter<TranscriptId>
{
    /// <inheritdoc/>
    public override TranscriptId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TranscriptId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

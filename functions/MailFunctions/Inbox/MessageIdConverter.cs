using System.Text.Json;
using System.Text.Json.Serialization;

namespace MailFunctions.Inbox;

/// <summary>A message's id as a JSON string.</summary>
public sealed class MessageIdConverter : JsonConverter<MessageId>
{
    /// <inheritdoc/>
    public override MessageId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MessageId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

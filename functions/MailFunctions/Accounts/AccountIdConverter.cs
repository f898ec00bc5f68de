using System.Text.Json;
using System.Text.Json.Serialization;

namespace MailFunctions.Accounts;

/// <summary>An account's id as a JSON number.</summary>
public sealed class AccountIdConverter : JsonConverter<AccountId>
{
    /// <inheritdoc/>
    public override AccountId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt32());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AccountId value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}

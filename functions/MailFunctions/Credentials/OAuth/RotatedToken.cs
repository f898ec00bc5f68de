using System.Text.Json;
using MailFunctions.Http;

namespace MailFunctions.Credentials.OAuth;

/// <summary>A refresh token that the endpoint gave in place of an earlier one, as the vault keeps it.</summary>
/// <param name="Of">The version of the secret that began the row: once another is given, this row is over.</param>
/// <param name="RefreshToken">The token.</param>
internal sealed record RotatedToken(string Of, string RefreshToken)
{
    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static RotatedToken? Read(string value) => JsonSerializer.Deserialize<RotatedToken>(value, Json.Options);

    /// <summary>The token as the vault keeps it.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json.Options);

    /// <summary>The version only, so that no log ever shows the token.</summary>
    public override string ToString() => Of;
}

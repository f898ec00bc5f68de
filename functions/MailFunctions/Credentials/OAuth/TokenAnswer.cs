using System.Globalization;
using System.Text.Json;
using Duende.IdentityModel.Client;

namespace MailFunctions.Credentials.OAuth;

/// <summary>
/// The members of a token endpoint's answer (RFC 6749, sections 5.1 and 5.2), whatever its status: a wrong client is often a
/// 401. What is missing, or is no text, is <see langword="null"/>.
/// </summary>
internal sealed record TokenAnswer
{
    /// <summary>The access token.</summary>
    public string? AccessToken { get; private init; }

    /// <summary>How long it is good for, in seconds.</summary>
    public string? ExpiresIn { get; private init; }

    /// <summary>The refresh token that replaces the one redeemed.</summary>
    public string? RefreshToken { get; private init; }

    /// <summary>Why there is no access token, in a word.</summary>
    public string? Error { get; private init; }

    /// <summary>More about it, for people.</summary>
    public string? ErrorDescription { get; private init; }

    /// <summary>Reads an answer. The response's own members throw where it is not of the form that they expect.</summary>
    public static TokenAnswer Of(TokenResponse response)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Raw ?? "");
            var json = document.RootElement;
            return new TokenAnswer
            {
                AccessToken = Text(json, "access_token"),
                ExpiresIn = Text(json, "expires_in"),
                RefreshToken = Text(json, "refresh_token"),
                Error = Text(json, "error"),
                ErrorDescription = Text(json, "error_description"),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or with texts in it that are no Unicode.
            return new TokenAnswer();
        }
    }

    /// <summary>The lifetime, between bounds; if the endpoint does not tell it, a short one.</summary>
    public TimeSpan LifetimeWithin(TimeSpan longest, TimeSpan untold)
    {
        var isTold = double.TryParse(ExpiresIn, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0;
        return isTold ? TimeSpan.FromSeconds(Math.Min(seconds, longest.TotalSeconds)) : untold;
    }

    /// <summary>The error only, so that no log ever shows a token.</summary>
    public override string ToString() => Error ?? "";

    private static string? Text(JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return text is { Length: > 0 } ? text : null;
    }
}

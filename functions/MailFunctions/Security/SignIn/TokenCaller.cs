using System.Security.Claims;
using MailFunctions.Http;
using Microsoft.IdentityModel.JsonWebTokens;

namespace MailFunctions.Security.SignIn;

/// <summary>Who an access token was given to, and with which roles: the claims of Microsoft Entra ID's tokens (v1 and v2) and of others'.</summary>
internal static class TokenCaller
{
    private const int MaxLength = 200;

    // The id of whom a token is about stays when the names change.
    private static readonly string[] Ids = ["oid", "sub", "appid", "azp"];
    private static readonly string[] Names = ["preferred_username", "upn", "name", "appid", "azp", "sub", "oid"];

    /// <summary>The caller; <see langword="null"/> if the token does not say.</summary>
    public static ClaimsPrincipal? Of(JsonWebToken token, string scheme)
    {
        if (First(token, Ids) is not { } id || First(token, Names) is not { } name)
        {
            return null;
        }

        // A role that this app does not know is another app's matter.
        var roles = token.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value);
        return Caller.Principal(name, id, EnumWords.Of(typeof(Role)).Intersect(roles), scheme);
    }

    private static string? First(JsonWebToken token, string[] claims) => claims
        .Select(claim => token.TryGetPayloadValue<string>(claim, out var value) ? value : null)
        .FirstOrDefault(value => value is not null && Texts.IsLine(value, MaxLength));
}

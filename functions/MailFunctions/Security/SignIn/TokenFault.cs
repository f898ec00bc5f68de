using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace MailFunctions.Security.SignIn;

/// <summary>Says what is wrong with a token, to whoever sent it: nothing that only the app knows.</summary>
internal static class TokenFault
{
    /// <summary>One sentence, of characters that a header's value may have (RFC 6750, section 3).</summary>
    public static string Of(Exception failure) => failure switch
    {
        AuthenticationFailureException => failure.Message,
        SecurityTokenExpiredException expired => string.Create(CultureInfo.InvariantCulture, $"The token expired at {expired.Expires:yyyy-MM-ddTHH:mm:ssZ}."),
        SecurityTokenNotYetValidException early => string.Create(CultureInfo.InvariantCulture, $"The token is not valid before {early.NotBefore:yyyy-MM-ddTHH:mm:ssZ}."),
        SecurityTokenNoExpirationException => "The token does not say when it expires.",
        SecurityTokenInvalidLifetimeException => "The token's lifetime is not valid.",
        SecurityTokenInvalidAudienceException => "The token is meant for another audience.",
        SecurityTokenInvalidIssuerException => "The token comes from another issuer.",
        SecurityTokenInvalidAlgorithmException => "The token's algorithm is not accepted.",
        SecurityTokenSignatureKeyNotFoundException => "The token is signed with a key that its issuer does not publish.",
        SecurityTokenInvalidSignatureException => "The token's signature is not valid.",
        SecurityTokenInvalidTypeException => "The token is not an access token.",
        SecurityTokenMalformedException or ArgumentException => "The token cannot be read.",
        _ => "The token is not valid.",
    };
}

using MailFunctions.Security.SignIn;

namespace MailFunctions.Portal;

/// <summary>What pages of the portal may load, and whom they may ask: values of <c>Content-Security-Policy</c> (CSP Level 3).</summary>
internal static class PortalPolicy
{
    /// <summary>The policy of a page that speaks to this app only.</summary>
    // Fluent UI writes its styles into style elements, hence 'unsafe-inline' for styles only.
    public const string Strict = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    /// <summary>The policy of the portal's pages: if people sign in with them, they ask the identity provider for tokens too, and nobody else.</summary>
    /// <remarks>No frame of the provider is let in: the portal renews its tokens with refresh tokens, and sends people there itself.</remarks>
    public static string Of(AuthOptions options) => options.PortalClientId.Length == 0
        ? Strict
        : $"{Strict}; connect-src 'self' {new Uri(options.Authority).GetLeftPart(UriPartial.Authority)}";
}

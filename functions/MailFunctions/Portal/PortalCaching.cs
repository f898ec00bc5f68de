namespace MailFunctions.Portal;

/// <summary>How long a browser may keep a file: values of <c>Cache-Control</c> (RFC 9111, section 5.2; RFC 8246).</summary>
internal static class PortalCaching
{
    /// <summary>Keep it, and ask each time whether it is still the same.</summary>
    public const string AskAgain = "no-cache";

    /// <summary>Keep it: what has this name never changes.</summary>
    public const string Forever = "public, max-age=31536000, immutable";
}

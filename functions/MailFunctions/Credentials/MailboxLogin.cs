namespace MailFunctions.Credentials;

/// <summary>What to log in with, as the vault gave it; lives as long as one check.</summary>
/// <param name="UserName">The user name.</param>
/// <param name="Password">The password; empty where an access token takes its place.</param>
public sealed record MailboxLogin(string UserName, string Password)
{
    /// <summary>The OAuth access token to log in with instead of a password; <see langword="null"/> if there is none.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Whether the access token was remembered, so that a new one may be taken where it is refused.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>Tells this log-in from the credential's earlier and later ones (see <see cref="LoginStamp"/>).</summary>
    public string Stamp { get; init; } = "";

    /// <summary>The user name only, so that no log ever shows a secret.</summary>
    public override string ToString() => UserName;
}

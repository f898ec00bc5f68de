namespace MailFunctions.Credentials;

/// <summary>What to log in with, as the vault gave it; lives as long as one check.</summary>
/// <param name="UserName">The user name.</param>
/// <param name="Password">The password.</param>
public sealed record MailboxLogin(string UserName, string Password)
{
    /// <summary>The user name only, so that no log ever shows the password.</summary>
    public override string ToString() => UserName;
}

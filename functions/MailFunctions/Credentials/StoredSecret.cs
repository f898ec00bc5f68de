namespace MailFunctions.Credentials;

/// <summary>A secret as the vault has it.</summary>
/// <param name="Value">The secret itself.</param>
/// <param name="Version">Its version.</param>
public sealed record StoredSecret(string Value, string Version)
{
    /// <summary>The version only, so that no log ever shows the secret.</summary>
    public override string ToString() => Version;
}

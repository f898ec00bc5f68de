namespace MailFunctions.Credentials.OAuth;

/// <summary>An access token as it is remembered.</summary>
/// <param name="Value">The token itself.</param>
/// <param name="Stamp">The log-in that it was got with (see <see cref="LoginStamp"/>).</param>
internal sealed record AccessToken(string Value, string Stamp)
{
    /// <summary>The stamp only, so that no log ever shows the token.</summary>
    public override string ToString() => Stamp;
}

namespace MailFunctions.Credentials.OAuth;

/// <summary>What a token endpoint gave.</summary>
/// <param name="AccessToken">The access token.</param>
/// <param name="Lifetime">How long it is good for.</param>
/// <param name="RefreshToken">The refresh token that replaces the one redeemed; <see langword="null"/> if that stays.</param>
internal sealed record TokenGrant(string AccessToken, TimeSpan Lifetime, string? RefreshToken)
{
    /// <summary>The lifetime only, so that no log ever shows a token.</summary>
    public override string ToString() => $"{Lifetime}";
}

namespace MailFunctions.Security.SignIn;

/// <summary>How people sign in through the portal.</summary>
/// <param name="Mode">With what.</param>
/// <param name="Authority">The identity provider; <see langword="null"/> unless people sign in with it through the portal.</param>
/// <param name="ClientId">The portal's client id there; <see langword="null"/> like the authority.</param>
/// <param name="Scope">The scope to ask for, so that tokens are for this app; <see langword="null"/> like the authority.</param>
public sealed record PortalSignIn(SignInMode Mode, string? Authority, string? ClientId, string? Scope)
{
    /// <summary>As the settings say.</summary>
    internal static PortalSignIn Of(AuthOptions options) => options switch
    {
        { Mode: AuthOptions.Local } => new(SignInMode.Local, null, null, null),
        { PortalClientId.Length: 0 } => new(SignInMode.Oidc, null, null, null),
        _ => new(SignInMode.Oidc, options.Authority, options.PortalClientId, options.PortalScopeOrDefault),
    };
}

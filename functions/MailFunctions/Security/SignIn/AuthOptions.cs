namespace MailFunctions.Security.SignIn;

/// <summary>How callers sign in: settings <c>Auth__*</c>.</summary>
public sealed class AuthOptions
{
    /// <summary>The mode in which a random key in a file is accepted as a bearer token, over loopback only, with all roles.</summary>
    public const string Local = "Local";

    /// <summary>The mode in which access tokens of an OpenID Connect provider are accepted as bearer tokens (RFC 6750, RFC 9068).</summary>
    public const string Oidc = "Oidc";

    /// <summary>The mode: <see cref="Local"/> or <see cref="Oidc"/>.</summary>
    public string Mode { get; set; } = "";

    /// <summary>The file that holds the key in mode <see cref="Local"/>; made, readable by its owner only, when missing.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The provider, whose tokens are accepted in mode <see cref="Oidc"/>.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Where the provider's metadata is; empty for <c>.well-known/openid-configuration</c> below the authority.</summary>
    public string MetadataAddress { get; set; } = "";

    /// <summary>The audience that tokens must be meant for.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Further audiences; a token must be meant for one of all.</summary>
    public IList<string> Audiences { get; } = [];

    /// <summary>The portal's own client at the provider (a public one: a single-page application); empty if nobody signs in through the portal.</summary>
    public string PortalClientId { get; set; } = "";

    /// <summary>The scope that the portal asks for, so that it gets tokens for this app; empty for <c>.default</c> of the first audience.</summary>
    public string PortalScope { get; set; } = "";

    /// <summary>Whether the provider must be asked over HTTPS; may be false only for one on this machine.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>How old the provider's metadata and keys may get before they are fetched again, in seconds.</summary>
    public int MetadataSeconds { get; set; } = 300;

    /// <summary>How long the provider may take to tell metadata and keys together, in seconds.</summary>
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>All audiences.</summary>
    internal IEnumerable<string> AllAudiences => Audience.Length > 0 ? [Audience, .. Audiences] : Audiences;

    /// <summary>The scope that the portal asks for. Entra ID takes <c>.default</c> for all that an administrator has consented to, whatever it is called.</summary>
    internal string PortalScopeOrDefault => PortalScope.Length > 0 ? PortalScope : AllAudiences.First() + "/.default";

    /// <summary>Where the provider's metadata is.</summary>
    internal string Metadata =>
        MetadataAddress.Length > 0 ? MetadataAddress : Authority.TrimEnd('/') + "/.well-known/openid-configuration";
}

using System.Net;
using Microsoft.Extensions.Options;

namespace MailFunctions.Security.SignIn;

/// <summary>What the settings of sign-in must be like.</summary>
internal sealed class AuthRules : IValidateOptions<AuthOptions>
{
    private const int MaxMetadataSeconds = 1800;
    private const int MaxTimeoutSeconds = 30;
    private const int MaxScopeLength = 500;
    private static readonly string[] ManyTenants = ["common", "organizations", "consumers"];

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        string[] faults = options.Mode switch
        {
            AuthOptions.Local => [.. OfLocal(options)],
            AuthOptions.Oidc => [.. OfAuthority(options), .. OfAudiences(options), .. OfTimes(options), .. OfPortal(options)],
            _ => ["Auth__Mode must be Local or Oidc."],
        };
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> OfLocal(AuthOptions options)
    {
        if (options.KeyFile.Length == 0)
        {
            yield return "Auth__KeyFile must name the file of the local key.";
        }

        if (options.PortalClientId.Length > 0 || options.PortalScope.Length > 0)
        {
            yield return "Auth__PortalClientId and Auth__PortalScope must be left out when Auth__Mode is Local: the portal takes the local key then.";
        }
    }

    private static IEnumerable<string> OfAuthority(AuthOptions options)
    {
        if (AddressOf(options.Authority) is not { } authority)
        {
            yield return "Auth__Authority must be the address of the identity provider, such as https://login.microsoftonline.com/TENANT/v2.0.";
            yield break;
        }

        if (Array.Exists(authority.Segments, segment => ManyTenants.Contains(segment.Trim('/'), StringComparer.OrdinalIgnoreCase)))
        {
            yield return "Auth__Authority must name one tenant; common, organizations and consumers stand for all of them.";
        }

        if (!options.RequireHttps && !IsThisMachine(authority))
        {
            yield return "Auth__RequireHttps can be false only when Auth__Authority is on this machine (localhost or a loopback address).";
        }
        else if (options.RequireHttps && authority.Scheme != Uri.UriSchemeHttps)
        {
            yield return "Auth__Authority must begin with https://.";
        }

        if (options.MetadataAddress.Length > 0 && !IsMetadata(AddressOf(options.MetadataAddress), options.RequireHttps))
        {
            yield return "Auth__MetadataAddress must be an https address (http only on this machine, with Auth__RequireHttps=false), or be left out.";
        }
    }

    private static IEnumerable<string> OfAudiences(AuthOptions options)
    {
        if (!options.AllAudiences.Any())
        {
            yield return "Auth__Audience must name the audience of the tokens for this app, such as api://mailfunctions; Auth__Audiences__0 and on name several.";
        }
        else if (options.Audiences.Any(string.IsNullOrWhiteSpace))
        {
            yield return "Auth__Audiences must have no empty entry.";
        }
    }

    private static IEnumerable<string> OfTimes(AuthOptions options)
    {
        if (options.MetadataSeconds is < 1 or > MaxMetadataSeconds)
        {
            yield return $"Auth__MetadataSeconds must be between 1 and {MaxMetadataSeconds}.";
        }

        if (options.TimeoutSeconds is < 1 or > MaxTimeoutSeconds)
        {
            yield return $"Auth__TimeoutSeconds must be between 1 and {MaxTimeoutSeconds}.";
        }
    }

    private static IEnumerable<string> OfPortal(AuthOptions options)
    {
        if (options.PortalClientId.Length == 0)
        {
            if (options.PortalScope.Length > 0)
            {
                yield return "Auth__PortalScope must be left out without Auth__PortalClientId, which asks for it.";
            }

            yield break;
        }

        if (!IsScope(options.PortalClientId))
        {
            yield return "Auth__PortalClientId must be the portal's client id at the identity provider: printable ASCII without spaces and quotation marks.";
        }

        if (options.PortalScope.Length > 0 && !IsScope(options.PortalScope))
        {
            yield return "Auth__PortalScope must be one scope, such as api://mailfunctions/access_as_user: printable ASCII without spaces and quotation marks.";
        }

        if (AddressOf(options.Authority) is { } authority && (authority.Scheme != Uri.UriSchemeHttps || authority.Query.Length > 0))
        {
            yield return "Auth__Authority must begin with https:// and have no query when Auth__PortalClientId is set: browsers sign in nowhere else.";
        }
    }

    /// <summary>Whether a text is one scope (RFC 6749, appendix A.4); a client's id has no other characters either.</summary>
    private static bool IsScope(string text) =>
        text.Length <= MaxScopeLength && text.All(character => character is >= '!' and <= '~' and not ('"' or '\\'));

    private static bool IsMetadata(Uri? address, bool requireHttps) =>
        address is not null && (address.Scheme == Uri.UriSchemeHttps || (!requireHttps && IsThisMachine(address)));

    private static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { UserInfo: "", Fragment: "", Host.Length: > 0 } &&
        (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri
            : null;

    private static bool IsThisMachine(Uri uri) =>
        uri.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address));
}

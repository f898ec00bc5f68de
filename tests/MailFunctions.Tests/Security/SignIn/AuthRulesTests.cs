using MailFunctions.Security.SignIn;

namespace MailFunctions.Tests.Security.SignIn;

/// <summary>Settings of sign-in that cannot be are named.</summary>
public sealed class AuthRulesTests
{
    [Theory]
    [InlineData("https://login.example.com/tenant/v2.0", "api://app", "", true, null)]
    [InlineData("http://localhost:8080/realms/mail", "api://app", "", false, null)]
    [InlineData("http://[::1]:8080", "api://app", "http://127.0.0.1:8080/metadata", false, null)]
    [InlineData("https://login.example.com", "api://app", "https://metadata.example.com/openid", true, null)]
    [InlineData("", "api://app", "", true, "Auth__Authority must be the address")]
    [InlineData("login.example.com", "api://app", "", true, "Auth__Authority must be the address")]
    [InlineData("ftp://login.example.com", "api://app", "", true, "Auth__Authority must be the address")]
    [InlineData("https://user:password@login.example.com", "api://app", "", true, "Auth__Authority must be the address")]
    [InlineData("http://login.example.com", "api://app", "", true, "Auth__Authority must begin with https://.")]
    [InlineData("http://localhost", "api://app", "", true, "Auth__Authority must begin with https://.")]
    [InlineData("http://login.example.com", "api://app", "", false, "Auth__RequireHttps can be false only")]
    [InlineData("http://127.0.0.1.example.com", "api://app", "", false, "Auth__RequireHttps can be false only")]
    [InlineData("http://10.0.0.1", "api://app", "", false, "Auth__RequireHttps can be false only")]
    [InlineData("https://login.microsoftonline.com/Organizations/v2.0", "api://app", "", true, "Auth__Authority must name one tenant")]
    [InlineData("https://login.example.com", "", "", true, "Auth__Audience must name the audience")]
    [InlineData("https://login.example.com", "api://app", "http://login.example.com/metadata", true, "Auth__MetadataAddress must be")]
    [InlineData("http://localhost", "api://app", "http://login.example.com/metadata", false, "Auth__MetadataAddress must be")]
    public void Provider_is_named_safely(string authority, string audience, string metadata, bool requireHttps, string? fault) =>
        Check(new() { Mode = "Oidc", Authority = authority, Audience = audience, MetadataAddress = metadata, RequireHttps = requireHttps }, fault);

    [Fact]
    public void Audiences_may_be_several_but_not_empty()
    {
        Check(new() { Mode = "Oidc", Authority = "https://login.example.com", Audiences = { "a", "b" } }, null);
        Check(new() { Mode = "Oidc", Authority = "https://login.example.com", Audiences = { "a", " " } }, "Auth__Audiences must have no empty entry.");
    }

    [Theory]
    [InlineData("", "Auth__Mode must be Local or Oidc.")]
    [InlineData("oidc", "Auth__Mode must be Local or Oidc.")]
    [InlineData("Local", "Auth__KeyFile must name the file of the local key.")]
    public void Mode_is_named(string mode, string fault) => Check(new() { Mode = mode }, fault);

    [Theory]
    [InlineData(0, 5, "Auth__MetadataSeconds must be between 1 and 1800.")]
    [InlineData(1801, 5, "Auth__MetadataSeconds must be between 1 and 1800.")]
    [InlineData(300, 0, "Auth__TimeoutSeconds must be between 1 and 30.")]
    public void Times_are_bounded(int metadata, int timeout, string fault) => Check(
        new() { Mode = "Oidc", Authority = "https://login.example.com", Audience = "a", MetadataSeconds = metadata, TimeoutSeconds = timeout }, fault);

    [Theory]
    [InlineData("11111111-2222-3333-4444-555555555555", "", "https://login.example.com/tenant", null)]
    [InlineData("portal", "api://app/access_as_user", "https://login.example.com", null)]
    [InlineData("", "api://app/access_as_user", "https://login.example.com", "Auth__PortalScope must be left out without Auth__PortalClientId")]
    [InlineData("two words", "", "https://login.example.com", "Auth__PortalClientId must be the portal's client id")]
    [InlineData("portal", "openid mail", "https://login.example.com", "Auth__PortalScope must be one scope")]
    [InlineData("portal", "api://app/\"all\"", "https://login.example.com", "Auth__PortalScope must be one scope")]
    [InlineData("portal", "", "http://localhost:8080", "Auth__Authority must begin with https:// and have no query when")]
    [InlineData("portal", "", "https://login.example.com/?p=policy", "Auth__Authority must begin with https:// and have no query when")]
    public void Portal_is_a_client_over_https(string client, string scope, string authority, string? fault) => Check(
        new()
        {
            Mode = "Oidc", Authority = authority, Audience = "api://app", RequireHttps = authority.StartsWith("https", StringComparison.Ordinal),
            PortalClientId = client, PortalScope = scope,
        },
        fault);

    [Theory]
    [InlineData("portal", "")]
    [InlineData("", "scope")]
    public void Portal_is_no_client_with_the_local_key(string client, string scope) => Check(
        new() { Mode = "Local", KeyFile = "key", PortalClientId = client, PortalScope = scope },
        "Auth__PortalClientId and Auth__PortalScope must be left out when Auth__Mode is Local");

    private static void Check(AuthOptions options, string? fault)
    {
        var failures = new AuthRules().Validate(null, options).Failures ?? [];
        if (fault is null)
        {
            failures.ShouldBeEmpty();
        }
        else
        {
            failures.ShouldHaveSingleItem().ShouldStartWith(fault);
        }
    }
}

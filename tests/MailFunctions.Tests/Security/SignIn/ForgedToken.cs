using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Security.SignIn;

/// <summary>An access token that a test writes itself: good as it is made, and then changed.</summary>
internal sealed class ForgedToken
{
    /// <summary>A good one.</summary>
    /// <param name="issuer">Whose.</param>
    /// <param name="key">The key it says it is signed with.</param>
    public ForgedToken(string issuer, string key = "first")
    {
        Header = new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = key };
        Claims = new()
        {
            ["iss"] = issuer,
            ["aud"] = IdentityProvider.Audience,
            ["sub"] = "pairwise-7",
            ["oid"] = "11111111-2222-3333-4444-555555555555",
            ["preferred_username"] = "anna@example.com",
            ["roles"] = new JsonArray("Accounts.Read"),
            ["iat"] = In(-60),
            ["nbf"] = In(-60),
            ["exp"] = In(600),
        };
    }

    /// <summary>The header (RFC 7515, section 4).</summary>
    public JsonObject Header { get; }

    /// <summary>The claims (RFC 7519, section 4).</summary>
    public JsonObject Claims { get; }

    /// <summary>A time so many seconds from now (RFC 7519, section 2).</summary>
    public static long In(int seconds) => DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds();

    /// <summary>The token, signed.</summary>
    public string Signed(SigningKey key) => Signed(key.Sign);

    /// <summary>The token, signed in some way.</summary>
    public string Signed(Func<byte[], byte[]> sign)
    {
        var content = $"{Part(Header)}.{Part(Claims)}";
        return $"{content}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(content)))}";
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}

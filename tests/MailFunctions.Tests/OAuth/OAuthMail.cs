using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.OAuth;

/// <summary>An OAuth server with two mail servers that take its tokens: one with both mechanisms, one with the older one only.</summary>
public sealed class OAuthMail(Product product) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private OAuthServer? _server;
    private DovecotServer? _both;
    private DovecotServer? _old;

    internal OAuthServer Server => _server!;

    internal DovecotServer Dovecot => _both!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = await OAuthServer.StartAsync();
        await File.WriteAllTextAsync(_folder["oauth2.conf.ext"], _server.DovecotSettings);
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_101_101);
        _both = await StartAsync("oauthbearer xoauth2");
        _old = await StartAsync("xoauth2");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_both?.DisposeAsync() ?? default);
        await (_old?.DisposeAsync() ?? default);
        await (_server?.DisposeAsync() ?? default);
        _folder.Dispose();
    }

    /// <summary>The mail server whose best mechanism is this one.</summary>
    internal DovecotServer ServerOf(string mechanism) => mechanism == "OAUTHBEARER" ? _both! : _old!;

    /// <summary>The body that registers what a mailbox's account logs in with.</summary>
    internal async Task<JsonObject> DraftAsync(string kind, string client)
    {
        var draft = new JsonObject
        {
            ["name"] = Api.UniqueName("oauth"),
            ["kind"] = kind,
            ["userName"] = client,
            ["tokenEndpoint"] = Server.TokenEndpoint,
            ["clientId"] = client,
            ["clientSecret"] = OAuthServer.ClientSecret,
        };
        if (kind == "oauthRefreshToken")
        {
            draft["refreshToken"] = await Server.ConsentAsync(client);
        }

        return draft;
    }

    /// <summary>Creates an account that logs in with OAuth.</summary>
    internal async Task<(int Id, string Credential)> CreateAsync(
        Api api,
        string kind,
        Mailbox mailbox,
        ConnectionKind? connection = null,
        Action<JsonObject>? change = null)
    {
        var draft = await DraftAsync(kind, mailbox.User);
        change?.Invoke(draft);
        var credential = (string)(await api.PostAsync("api/credentials", draft, HttpStatusCode.Created))["id"]!;
        return ((await CreateAccountAsync(api, mailbox, credential, connection)), credential);
    }

    /// <summary>Creates an account with a credential that exists.</summary>
    internal static async Task<int> CreateAccountAsync(Api api, Mailbox mailbox, string credential, ConnectionKind? connection = null)
    {
        var body = (connection ?? ConnectionKind.ImapSsl).Account(mailbox, credential);
        return (int)(await api.PostAsync("api/accounts", body, HttpStatusCode.Created))["id"]!;
    }

    private Task<DovecotServer> StartAsync(string mechanisms) => DovecotServer.StartAsync(product.Certificates, $$"""
        auth_mechanisms = plain login {{mechanisms}}
        passdb {
          driver = oauth2
          mechanisms = {{mechanisms}}
          args = {{_folder["oauth2.conf.ext"]}}
        }
        """);
}

using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Credentials;

/// <summary>A vault that is there, and cannot give its secrets out: it has lost its key for a while.</summary>
public sealed class VaultFailureTests(Product product) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_vault_that_fails_is_neither_the_callers_fault_nor_the_accounts()
    {
        // Storage of its own: another app's vault would not have the secrets of the accounts that are queued here.
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("LocalVault__Path", _folder["vault"]));
        var api = new Api(app.Http);
        var account = await api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        await app.Vault().SetSecretAsync("mail-foreign", "secret", TestContext.Current.CancellationToken);
        File.Move(_folder["vault/vault.key"], _folder["away"]);
        await File.WriteAllBytesAsync(_folder["vault/vault.key"], new byte[32], TestContext.Current.CancellationToken);

        var draft = new JsonObject { ["name"] = Api.UniqueName(), ["userName"] = "anna", ["secretName"] = "mail-foreign" };
        await api.PostAsync("api/credentials", draft, HttpStatusCode.ServiceUnavailable);
        var check = (await api.CheckAsync((int)account["id"]!))["check"]!;
        ((string)check["lastError"]!["code"]!).ShouldBe("VaultUnavailable");
        ((int)check["consecutiveFailures"]!).ShouldBe(0);
        (await api.AllAsync($"api/accounts/{account["id"]}/checks")).Select(entry => (string)entry["error"]!["code"]!).ShouldBe(["VaultUnavailable"]);
        (await api.AllAsync("api/accounts?checkState=Failing")).ShouldBeEmpty();

        File.Move(_folder["away"], _folder["vault/vault.key"], overwrite: true);
        await api.PostAsync("api/credentials", draft, HttpStatusCode.Created);
        ((string)(await api.CheckAsync((int)account["id"]!))["check"]!["state"]!).ShouldBe("Ok");
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}

using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Credentials;

/// <summary>Secrets that their owners keep in the vault, and rotate there.</summary>
public sealed class RotatedInVaultTests(Product product)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Api Api => product.Api;

    [Fact]
    public async Task A_secret_rotated_in_the_vault_by_its_owner_lets_a_suspended_account_go_on_by_itself()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var secret = $"mail-{mailbox.User}";
        await product.App.Vault().SetSecretAsync(secret, "wrong", Stop);
        var draft = new JsonObject { ["name"] = Api.UniqueName(), ["userName"] = mailbox.User, ["secretName"] = secret };
        var credential = (string)(await Api.PostAsync("api/credentials", draft, HttpStatusCode.Created))["id"]!;
        var id = await Suspensions.SuspendedAsync(Api, mailbox, credential);

        await product.App.Vault().SetSecretAsync(secret, DovecotServer.Password, Stop);

        await Suspensions.OkAsync(Api, id);
    }
}

using Azure.Data.Tables;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>The pictures of the portal's documentation: PORTAL_SCREENSHOTS=1 puts them there.</summary>
public sealed class PictureTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Fact]
    public async Task Accounts()
    {
        var azurite = Own(await AzuriteServer.StartAsync());
        var app = Own(await App.StartAsync(azurite, Product.Certificates));
        await FillAsync(new Api(app.Http), azurite);

        await TakeAsync("accounts", app, "Support", new() { Path = "/accounts" });
        await TakeAsync("accounts-dark", app, "Support", new() { Path = "/accounts", Scheme = ColorScheme.Dark });
        await TakeAsync("accounts-phone", app, "Support", new() { Path = "/accounts", Device = Device.Phone });
        await TakeAsync("accounts-pt-BR", app, "Support", new() { Path = "/accounts", Language = "pt-BR" });
        await TakeAsync("sign-in", app, "MailFunctions", new() { SignedIn = false });
    }

    private async Task TakeAsync(string name, App app, string words, ScreenOptions options)
    {
        var screen = await OpenAsync(options, app);
        await Expect(screen.Page.GetByText(words, new() { Exact = true }).First).ToBeVisibleAsync();
        await screen.PictureAsync(name);
    }

    private async Task FillAsync(Api api, AzuriteServer azurite)
    {
        await CreateAsync(api, "Support", ConnectionKind.ImapSsl, 12);
        await CreateAsync(api, "Billing", ConnectionKind.ImapTls, 5);
        await CreateAsync(api, "Reports of abuse", ConnectionKind.Pop3Ssl, 3);
        await CreateAsync(api, "Orders", ConnectionKind.Pop3Tls, 0, keepCopy: false);
        await CreateAsync(api, "Old web shop", ConnectionKind.ImapSsl, 0, password: "forgotten");
        // The mail server of the tests listens where it can, not where others do.
        var accounts = new TableServiceClient(azurite.ConnectionString).GetTableClient("Accounts");
        await foreach (var row in accounts.QueryAsync<TableEntity>("RowKey ge 'a:' and RowKey lt 'a;'"))
        {
            row["Port"] = (row.GetString("Protocol"), row.GetString("ConnectionType")) switch
            {
                ("Imap", "Ssl") => 993,
                ("Imap", _) => 143,
                (_, "Ssl") => 995,
                _ => 110,
            };
            await accounts.UpdateEntityAsync(row, row.ETag);
        }
    }

    private async Task CreateAsync(Api api, string name, ConnectionKind kind, int messages, bool keepCopy = true, string password = DovecotServer.Password)
    {
        var mailbox = Product.Dovecot.CreateMailbox();
        for (var i = 0; i < messages; i++)
        {
            await mailbox.DeliverAsync("Subject: Hello\r\n\r\nText\r\n"u8.ToArray());
        }

        var credential = await api.CreateCredentialAsync(mailbox.User, password);
        var account = await api.CreateAccountAsync(mailbox, kind, body =>
        {
            body["name"] = name;
            body["automaticCheck"] = true;
            body["keepCopy"] = keepCopy;
            body["credentialId"] = credential;
        });
        await api.CheckAsync((int)account["id"]!);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Telemetry;

/// <summary>
/// Two instances that send telemetry: one dispatches and checks nothing, the other checks and dispatches nothing. One account is checked by
/// the timer and well, another is refused; an export is made.
/// </summary>
public sealed class TracedApps(Product product) : IAsyncLifetime
{
    private const string WrongPassword = "wrong-password-of-telemetry";
    private AzuriteServer? _azurite;
    private OtlpReceiver? _receiver;
    private App? _dispatching;
    private App? _checking;

    /// <summary>What receives the telemetry.</summary>
    internal OtlpReceiver Receiver => _receiver!;

    /// <summary>Calls the instance that dispatches.</summary>
    internal Api Api => new(_dispatching!.Http);

    /// <summary>The account that is checked by the timer.</summary>
    internal int Account { get; private set; }

    /// <summary>What must be in nothing that is sent.</summary>
    internal IReadOnlyList<string> Secrets => [DovecotServer.Password, WrongPassword, _dispatching!.Key, "content-of-mail"];

    /// <summary>What must not be in spans and metrics.</summary>
    internal IReadOnlyList<string> Private { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        try
        {
            await StartAsync();
            await UseAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_checking?.DisposeAsync() ?? default);
        await (_dispatching?.DisposeAsync() ?? default);
        await (_receiver?.DisposeAsync() ?? default);
        await (_azurite?.DisposeAsync() ?? default);
    }

    /// <summary>The spans from one up to the first of its trace.</summary>
    internal List<ReceivedSpan> PathTo(ReceivedSpan span)
    {
        var path = new List<ReceivedSpan> { span };
        while (Receiver.Spans.FirstOrDefault(parent => parent.TraceId == span.TraceId && parent.Id == path[^1].ParentId) is { } parent)
        {
            path.Add(parent);
        }

        return path;
    }

    private async Task StartAsync()
    {
        _azurite = await AzuriteServer.StartAsync();
        _receiver = await OtlpReceiver.StartAsync();
        _dispatching = await App.StartAsync(_azurite, product.Certificates, [.. _receiver.Settings, ("AzureWebJobs_CheckAccounts_Disabled", "true")]);
        _checking = await _dispatching.StartAnotherAsync(("AzureWebJobs_CheckAccounts_Disabled", "false"), ("AzureWebJobs_DispatchDueChecks_Disabled", "true"));
    }

    private async Task UseAsync()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync("Subject: content-of-mail\r\n\r\nThe content-of-mail.\r\n"u8.ToArray());
        var account = await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => body["automaticCheck"] = true);
        Account = (int)account["id"]!;
        var credential = await Api.CreateCredentialAsync(mailbox.User, WrongPassword);
        var refused = await Api.PostAsync("api/accounts", ConnectionKind.Pop3.Account(mailbox, credential), HttpStatusCode.Created);
        await Api.PostAsync($"api/accounts/{refused["id"]}/check", null, HttpStatusCode.Accepted);
        await Api.PostAsync("api/exports", new JsonObject { ["report"] = "accounts" }, HttpStatusCode.Accepted);
        Private = [mailbox.User, (string)account["name"]!, ((string)account["name"]!).ToUpperInvariant(), (string)refused["name"]!];
        await Wait.UntilAsync(async () => (string?)(await Api.AccountAsync(Account))["check"]!["state"] == "Ok", "the timer had the account checked");
        await Wait.UntilAsync(async () => (string?)(await Api.AccountAsync((int)refused["id"]!))["check"]!["state"] == "Failing", "the other account was refused");
    }
}

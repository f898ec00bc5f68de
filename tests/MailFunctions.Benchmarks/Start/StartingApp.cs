using System.Diagnostics;
using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Benchmarks.Start;

/// <summary>The product, which is ended and started again with a check waiting on its queue.</summary>
internal sealed class StartingApp : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    private readonly App _app;
    private readonly ServiceProvider _parts;
    private readonly AccountId _account;

    private StartingApp(App app, ServiceProvider parts, AccountId account) => (_app, _parts, _account) = (app, parts, account);

    /// <summary>Gives it an account, and ends it.</summary>
    /// <param name="app">The product.</param>
    /// <param name="azurite">Its storage.</param>
    /// <param name="dovecot">Where the account's mailbox is.</param>
    public static async Task<StartingApp> PrepareAsync(App app, AzuriteServer azurite, DovecotServer dovecot)
    {
        var account = await new Api(app.Http).CreateAccountAsync(dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        var parts = await InProcess.StartAsync(azurite, policy: null, TimeProvider.System, app.VaultPath);
        await app.StopAsync();
        return new(app, parts, new((int)account["id"]!));
    }

    /// <summary>Starts it, and ends it again.</summary>
    /// <returns>When it answered first, and when the check that waited was over; milliseconds from the start of the process.</returns>
    public async Task<(double Answered, double Checked)> RunAsync(CancellationToken cancellationToken)
    {
        var before = (await StateAsync(cancellationToken)).LastCheckedAt;
        await _parts.GetRequiredService<CheckNow>().RunAsync(_account, transcript: false, cancellationToken);
        var watch = Stopwatch.StartNew();
        var ready = _app.RestartAsync();
        await UntilAsync(AnswersAsync, cancellationToken);
        var answered = watch.Elapsed.TotalMilliseconds;
        await UntilAsync(async () => (await StateAsync(cancellationToken)).LastCheckedAt != before, cancellationToken);
        var @checked = watch.Elapsed.TotalMilliseconds;
        await ready;
        await _app.StopAsync();
        return (await StateAsync(cancellationToken)).LastError is { } error
            ? throw new InvalidOperationException($"The account cannot be checked: {error}")
            : (answered, @checked);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _parts.DisposeAsync();

    private static async Task UntilAsync(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        while (!await condition())
        {
            await Task.Delay(LookEvery, cancellationToken);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var http = new HttpClient { BaseAddress = _app.Address };
            using var health = await http.GetAsync("api/health");
            return health.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<AccountState> StateAsync(CancellationToken cancellationToken) =>
        (await _parts.GetRequiredService<AccountStore>().FindAsync(_account, cancellationToken))!.State;
}

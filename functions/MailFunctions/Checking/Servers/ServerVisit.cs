using MailFunctions.Accounts;

namespace MailFunctions.Checking.Servers;

/// <summary>One account's leave to hold a connection to its server. To be given back once the connection is closed.</summary>
public sealed class ServerVisit : IAsyncDisposable
{
    private readonly MailServer _server;
    private readonly AccountId _account;
    private bool _told;
    private Task? _leaving;

    internal ServerVisit(MailServer server, AccountId account) => (_server, _account) = (server, account);

    /// <summary>The mailbox is open: the server answers, and takes log-ins.</summary>
    public void Opened()
    {
        _told = true;
        _server.Answered();
    }

    /// <summary>The visit ended with an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="knownGood">Whether the account's credential was good before.</param>
    /// <returns>The error as it looks among those of the server's other accounts.</returns>
    public CheckError Failed(CheckError error, bool knownGood)
    {
        if (_told)
        {
            return error;
        }

        _told = true;
        return _server.Failed(_account, error, knownGood);
    }

    /// <summary>The visit is over, and the leave is given back once the connection is closed, so that nobody has to wait for that.</summary>
    /// <param name="gone">Ends when it is.</param>
    public void End(Task gone) => _leaving ??= LeaveAsync(gone);

    /// <summary>Waits until the leave is given back.</summary>
    public async ValueTask DisposeAsync()
    {
        End(Task.CompletedTask);
        await _leaving!;
    }

    private async Task LeaveAsync(Task gone)
    {
        if (!_told)
        {
            _server.Abandoned(_account);
        }

        await gone;
        _server.Leave();
    }
}

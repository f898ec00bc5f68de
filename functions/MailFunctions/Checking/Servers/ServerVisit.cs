using MailFunctions.Accounts;

namespace MailFunctions.Checking.Servers;

/// <summary>One account's leave to hold a connection to its server. To be given back once the connection is closed.</summary>
public sealed class ServerVisit : IDisposable
{
    private readonly MailServer _server;
    private readonly AccountId _account;
    private bool _told;

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

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_told)
        {
            _server.Abandoned(_account);
        }

        _server.Leave();
    }
}

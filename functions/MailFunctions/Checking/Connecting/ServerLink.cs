using System.Net.Sockets;
using MailFunctions.Accounts;
using MailKit;
using MailKit.Security;

namespace MailFunctions.Checking.Connecting;

/// <summary>A connection with a mail server that nobody has spoken on: a socket, or what a proxy made of one.</summary>
internal sealed class ServerLink : IAsyncDisposable
{
    private readonly Socket? _socket;
    private readonly Stream? _stream;

    /// <summary>Takes a socket.</summary>
    public ServerLink(Socket socket) => _socket = socket;

    /// <summary>Takes a stream.</summary>
    public ServerLink(Stream stream) => _stream = stream;

    /// <summary>Gives it to a client, which owns it from then on.</summary>
    public Task AttachAsync(IMailService client, Account account, SecureSocketOptions security, CancellationToken cancellationToken) =>
        _socket is not null
            ? client.ConnectAsync(_socket, account.Address, account.Port, security, cancellationToken)
            : client.ConnectAsync(_stream!, account.Address, account.Port, security, cancellationToken);

    /// <summary>Gives it away as a stream.</summary>
    public Stream AsStream() => _stream ?? new NetworkStream(_socket!, ownsSocket: true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        await (_stream?.DisposeAsync() ?? default);
    }
}

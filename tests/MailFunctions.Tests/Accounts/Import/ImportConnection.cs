using System.Text;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts.Import;

/// <summary>Sends a file piece by piece (RFC 9112, section 7.1), and reads the answer meanwhile.</summary>
internal sealed class ImportConnection : IAsyncDisposable
{
    private readonly RawConnection _connection;

    private ImportConnection(RawConnection connection) => _connection = connection;

    /// <summary>The answer as far as it came, with its head.</summary>
    public string Answer => _connection.Answer;

    /// <summary>Begins an import.</summary>
    public static async Task<ImportConnection> BeginAsync(App app)
    {
        var connection = await RawConnection.OpenAsync(app.Address);
        await connection.SendAsync(
            $"POST /api/accounts/import HTTP/1.1\r\nHost: {app.Address.Authority}\r\nAuthorization: {app.Http.DefaultRequestHeaders.Authorization}\r\n" +
            "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        return new(connection);
    }

    /// <summary>Sends a piece of the file.</summary>
    public Task SendAsync(string piece) => _connection.SendAsync($"{Encoding.UTF8.GetByteCount(piece):x}\r\n{piece}\r\n");

    /// <summary>Says that the file is over.</summary>
    public Task EndAsync() => _connection.SendAsync("0\r\n\r\n");

    /// <summary>Reads the answer until it has a text, or to its end.</summary>
    public Task ReadAsync(string? until = null) => _connection.ReadAsync(until);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}

using System.Collections.Concurrent;
using System.Globalization;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>A process that holds many Azurites, since each process of its own takes seconds to start. It ends with the tests.</summary>
internal sealed class AzuriteHost
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // As many as tests run at once: each then has about one to itself.
    private static readonly AzuriteHost[] All = [new(), new(), new(), new()];

    private readonly Lazy<ChildProcess> _process;
    private readonly ConcurrentDictionary<int, Opened> _opened = [];

    private AzuriteHost() => _process = new(() => ChildProcess.Start(
        "node", [Path.Combine(RepositoryRoot.Path, "tests/Azurites/host.mjs")], heard: Hear));

    /// <summary>Opens one more.</summary>
    public static async Task<AzuriteServer> OpenAsync()
    {
        var opened = new Opened(All.MinBy(host => host._opened.Count)!);
        await opened.OpenAsync();
        return opened;
    }

    // A line begins with the port of the Azurite that it is about; others are about none.
    private void Hear(string line)
    {
        var words = line.Split(' ', 2);
        if (int.TryParse(words[0], CultureInfo.InvariantCulture, out var port) && _opened.TryGetValue(port, out var opened))
        {
            opened.Hear(words[1]);
        }
    }

    private sealed class Opened(AzuriteHost host) : AzuriteServer
    {
        private readonly ConcurrentQueue<string> _requests = new();
        private readonly TaskCompletionSource _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override IReadOnlyCollection<string> Requests => _requests;

        public async Task OpenAsync()
        {
            host._opened[BlobPort] = this;
            await host._process.Value.TellAsync($"open {string.Join(' ', Ports.Select(Text))}");
            await _listens.Task.WaitAsync(Patience);
        }

        public void Hear(string words)
        {
            switch (words)
            {
                case "listens":
                    _listens.TrySetResult();
                    break;
                case "closed":
                    _closed.TrySetResult();
                    break;
                case var _ when words.StartsWith("failed: ", StringComparison.Ordinal):
                    var failure = new InvalidOperationException("Azurite " + words);
                    _ = _listens.TrySetException(failure) || _closed.TrySetException(failure);
                    break;
                default:
                    _requests.Enqueue(words);
                    break;
            }
        }

        public override async ValueTask DisposeAsync()
        {
            await host._process.Value.TellAsync($"close {Text(BlobPort)}");
            await _closed.Task.WaitAsync(Patience);
            host._opened.TryRemove(BlobPort, out _);
        }
    }
}

using Azure.Core;
using Azure.Core.Pipeline;

namespace MailFunctions.Tests.Faults;

/// <summary>Holds back one request of the product's to storage until the test lets it go on.</summary>
internal sealed class HoldPolicy : WatchingPolicy
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<Request, bool>? _isMeant;

    /// <summary>Holds back the next request of this kind.</summary>
    /// <returns>Ends when it is held back.</returns>
    public Task HoldAsync(Func<Request, bool> isMeant)
    {
        _isMeant = isMeant;
        return _held.Task;
    }

    /// <summary>Lets it go on.</summary>
    public void Release() => _released.SetResult();

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        // Of several that come at once one is held back.
        if (_isMeant is { } isMeant && isMeant(message.Request) && Interlocked.CompareExchange(ref _isMeant, null, isMeant) == isMeant)
        {
            _held.SetResult();
            await _released.Task.WaitAsync(message.CancellationToken);
        }

        await ProcessNextAsync(message, pipeline);
    }
}

using Azure.Core;
using Azure.Core.Pipeline;

namespace MailFunctions.Tests.Faults;

/// <summary>Makes one request of the product's to storage fail, counted from when it is armed.</summary>
internal sealed class FaultPolicy : WatchingPolicy
{
    private FaultKind _kind;
    private int _left = int.MaxValue;

    /// <summary>Whether the fault was met.</summary>
    public bool IsMet { get; private set; }

    /// <summary>Arms it.</summary>
    /// <param name="kind">How the request fails.</param>
    /// <param name="request">Which request, from 1 on.</param>
    public void Arm(FaultKind kind, int request) => (_kind, _left, IsMet) = (kind, request, false);

    /// <summary>Lets everything pass again.</summary>
    public void Disarm() => _left = int.MaxValue;

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (!IsHit(message))
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        IsMet = true;
        switch (_kind)
        {
            case FaultKind.AnswerLost:
                await ProcessNextAsync(message, pipeline);
                message.Response.Dispose();
                throw new IOException("The connection was closed before the answer came.");
            case FaultKind.Silent:
                throw new TaskCanceledException("The operation was cancelled because it exceeded the configured timeout.");
            default:
                message.Response = new CannedResponse(StatusOf(_kind), message.Request.ClientRequestId);
                break;
        }
    }

    private static int StatusOf(FaultKind kind) => kind switch
    {
        FaultKind.Busy => 503,
        FaultKind.Broken => 500,
        FaultKind.Conflict => 409,
        FaultKind.PreconditionFailed => 412,
        _ => 403,
    };

    private bool IsHit(HttpMessage message)
    {
        if (_kind is FaultKind.Conflict or FaultKind.PreconditionFailed && message.Request.Method == RequestMethod.Get)
        {
            return false;
        }

        var left = Interlocked.Decrement(ref _left);
        return left == 0 || (left < 0 && _kind == FaultKind.Gone);
    }
}

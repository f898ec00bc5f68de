using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>What an invocation answers, kept among its features.</summary>
internal sealed class InvocationAnswer(IInvocationFeatures features) : InvocationResult
{
    /// <inheritdoc/>
    public override object? Value
    {
        get => features.Get<Answer>()?.Value;
        set => features.Set(new Answer(value));
    }

    private sealed record Answer(object? Value);
}

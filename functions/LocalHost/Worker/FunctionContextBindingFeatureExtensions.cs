using MailFunctions.LocalHost.Hosting;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The inputs and outputs of an invocation.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the invocation answers.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => new InvocationAnswer(context.Features);
}

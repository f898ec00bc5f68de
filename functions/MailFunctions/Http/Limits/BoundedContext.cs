using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Http.Limits;

/// <summary>An invocation whose function is asked to end earlier than its host would ask.</summary>
/// <param name="context">The invocation.</param>
/// <param name="cancellationToken">Asks the function to end.</param>
internal sealed class BoundedContext(FunctionContext context, CancellationToken cancellationToken) : FunctionContext
{
    /// <inheritdoc/>
    public override string InvocationId => context.InvocationId;

    /// <inheritdoc/>
    public override string FunctionId => context.FunctionId;

    /// <inheritdoc/>
    public override TraceContext TraceContext => context.TraceContext;

    /// <inheritdoc/>
    public override BindingContext BindingContext => context.BindingContext;

    /// <inheritdoc/>
    public override RetryContext RetryContext => context.RetryContext;

    /// <inheritdoc/>
    public override IServiceProvider InstanceServices
    {
        get => context.InstanceServices;
        set => context.InstanceServices = value;
    }

    /// <inheritdoc/>
    public override FunctionDefinition FunctionDefinition => context.FunctionDefinition;

    /// <inheritdoc/>
    public override IDictionary<object, object> Items
    {
        get => context.Items;
        set => context.Items = value;
    }

    /// <inheritdoc/>
    public override IInvocationFeatures Features => context.Features;

    /// <inheritdoc/>
    public override CancellationToken CancellationToken => cancellationToken;
}

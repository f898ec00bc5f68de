using Azure.Core;
using Azure.Core.Pipeline;
using MailFunctions.Storage;

namespace MailFunctions.Tests.Faults;

/// <summary>A test's policy, which sees every request of the product's to storage.</summary>
internal abstract class WatchingPolicy : StoragePolicy
{
    /// <inheritdoc/>
    public sealed override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The product speaks to storage asynchronously only.");
}

using Azure.Core;
using Azure.Core.Pipeline;

namespace MailFunctions.Tests.OAuth;

/// <summary>A vault that reads and does not write while this is on.</summary>
internal sealed class RefusedWrites : HttpPipelinePolicy
{
    public bool IsOn { get; set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Refuse(message);
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Refuse(message);
        ProcessNext(message, pipeline);
    }

    private void Refuse(HttpMessage message)
    {
        if (IsOn && message.Request.Method == RequestMethod.Put)
        {
            throw new Azure.RequestFailedException(503, "The vault is read-only.");
        }
    }
}

using Azure.Core.Pipeline;

namespace MailFunctions.Storage;

/// <summary>A policy that sees every request of every storage client; registered ones are added to each client's pipeline.</summary>
public abstract class StoragePolicy : HttpPipelinePolicy;

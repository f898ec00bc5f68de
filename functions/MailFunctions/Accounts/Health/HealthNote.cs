using Azure;

namespace MailFunctions.Accounts.Health;

/// <summary>
/// What is known of the health of an account that is, or was, in trouble, and what people were told of it. Checks write the first half, together
/// with the account's state; whoever tells people writes the second.
/// </summary>
public sealed record HealthNote
{
    /// <summary>The account.</summary>
    public required AccountId Id { get; init; }

    /// <summary>How it is doing.</summary>
    public AccountHealth Health { get; init; }

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The account's name when that was noted; empty if nothing was noted but what people were told.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its mail server then, as <see cref="Account.Server"/> gives it.</summary>
    public string Server { get; init; } = "";

    /// <summary>Why checks fail.</summary>
    public CheckError? Error { get; init; }

    /// <summary>What people were told, in the words of whoever told them.</summary>
    public string? Told { get; init; }

    /// <summary>The ETag of the row.</summary>
    public ETag ETag { get; init; }
}

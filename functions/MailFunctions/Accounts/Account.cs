using System.Globalization;
using System.Text.Json.Serialization;

namespace MailFunctions.Accounts;

/// <summary>An IMAP or POP3 account as its administrators set it.</summary>
public record Account
{
    /// <summary>The account's number.</summary>
    public required AccountId Id { get; init; }

    /// <summary>Its name; unique regardless of case.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it may be checked at all.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Whether the timer checks it.</summary>
    public required bool AutomaticCheck { get; init; }

    /// <summary>The time between two automatic checks, in minutes.</summary>
    public required int CheckIntervalMinutes { get; init; }

    /// <summary>Whether messages stay on the server; if not, each is deleted there once it is stored here.</summary>
    public required bool KeepCopy { get; init; }

    /// <summary>How mail is read.</summary>
    public required MailProtocol Protocol { get; init; }

    /// <summary>The server: a host name or an IP address.</summary>
    public required string Address { get; init; }

    /// <summary>The TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>The IMAP mailbox that is read; always <c>INBOX</c> for POP3.</summary>
    public required string Folder { get; init; }

    /// <summary>Mail that the server received before this day is left alone; <see langword="null"/> for all mail.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>For how many days after they were stored messages are kept here; 0 for ever, <see langword="null"/> as long as those of all accounts.</summary>
    public int? KeepMessagesDays { get; init; }

    /// <summary>Whether the connection must be secure.</summary>
    public required bool SecureConnection { get; init; }

    /// <summary>How it is made secure; <see langword="null"/> without <see cref="SecureConnection"/>.</summary>
    public required ConnectionType? ConnectionType { get; init; }

    /// <summary>Whether the server's certificate is taken unseen.</summary>
    public required bool SkipCertificate { get; init; }

    /// <summary>The credential it logs in with.</summary>
    public required string CredentialId { get; init; }

    /// <summary>Whether the server is reached through a network connector.</summary>
    public required bool UseNetworkConnector { get; init; }

    /// <summary>The network connector; <see langword="null"/> without <see cref="UseNetworkConnector"/>.</summary>
    public required string? NetworkConnectorId { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who created it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When its settings were last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who changed them last.</summary>
    public required string UpdatedBy { get; init; }

    /// <summary>The strong ETag of the settings, in double quotes (RFC 9110, section 8.8.3).</summary>
    [JsonIgnore]
    public string ETag { get; init; } = "";

    /// <summary>The mail server: address and port, and the connector that leads there, as the same address may be another server there.</summary>
    [JsonIgnore]
    public string Server => string.Create(
        CultureInfo.InvariantCulture, $"{Address.ToLowerInvariant()}:{Port}{(NetworkConnectorId is { } connector ? $" through {connector}" : "")}");

    /// <summary>The time between two automatic checks.</summary>
    [JsonIgnore]
    public TimeSpan CheckInterval => TimeSpan.FromMinutes(CheckIntervalMinutes);

    /// <summary>Whether another one is this one as it was written at the same time by the same hand, whatever their ETags.</summary>
    public bool IsSameAs(Account other) => this with { ETag = other.ETag } == other;
}

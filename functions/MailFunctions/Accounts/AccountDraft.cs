namespace MailFunctions.Accounts;

/// <summary>An account as a caller describes it: what is absent gets its default.</summary>
public sealed record AccountDraft
{
    /// <summary>The time between two automatic checks if none is given, in minutes.</summary>
    public const int DefaultIntervalMinutes = 5;

    /// <summary>The folder that is read if none is given (RFC 9051, section 5.1).</summary>
    public const string DefaultFolder = "INBOX";

    /// <inheritdoc cref="Account.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="Account.Enabled"/>
    public bool? Enabled { get; init; }

    /// <inheritdoc cref="Account.AutomaticCheck"/>
    public bool? AutomaticCheck { get; init; }

    /// <inheritdoc cref="Account.CheckIntervalMinutes"/>
    public int? CheckIntervalMinutes { get; init; }

    /// <inheritdoc cref="Account.KeepCopy"/>
    public bool? KeepCopy { get; init; }

    /// <inheritdoc cref="Account.Protocol"/>
    public MailProtocol? Protocol { get; init; }

    /// <inheritdoc cref="Account.Address"/>
    public string? Address { get; init; }

    /// <summary>The TCP port; if absent the one that goes with protocol and security.</summary>
    public int? Port { get; init; }

    /// <inheritdoc cref="Account.Folder"/>
    public string? Folder { get; init; }

    /// <inheritdoc cref="Account.Since"/>
    public DateOnly? Since { get; init; }

    /// <inheritdoc cref="Account.KeepMessagesDays"/>
    public int? KeepMessagesDays { get; init; }

    /// <inheritdoc cref="Account.SecureConnection"/>
    public bool? SecureConnection { get; init; }

    /// <inheritdoc cref="Account.ConnectionType"/>
    public ConnectionType? ConnectionType { get; init; }

    /// <inheritdoc cref="Account.SkipCertificate"/>
    public bool? SkipCertificate { get; init; }

    /// <inheritdoc cref="Account.CredentialId"/>
    public string? CredentialId { get; init; }

    /// <inheritdoc cref="Account.UseNetworkConnector"/>
    public bool? UseNetworkConnector { get; init; }

    /// <inheritdoc cref="Account.NetworkConnectorId"/>
    public string? NetworkConnectorId { get; init; }

    /// <summary>The settings of an account as a draft, for a merge patch to change.</summary>
    public static AccountDraft Of(Account account) => new()
    {
        Name = account.Name,
        Enabled = account.Enabled,
        AutomaticCheck = account.AutomaticCheck,
        CheckIntervalMinutes = account.CheckIntervalMinutes,
        KeepCopy = account.KeepCopy,
        Protocol = account.Protocol,
        Address = account.Address,
        Port = account.Port,
        Folder = account.Folder,
        Since = account.Since,
        KeepMessagesDays = account.KeepMessagesDays,
        SecureConnection = account.SecureConnection,
        ConnectionType = account.ConnectionType,
        SkipCertificate = account.SkipCertificate,
        CredentialId = account.CredentialId,
        UseNetworkConnector = account.UseNetworkConnector,
        NetworkConnectorId = account.NetworkConnectorId,
    };

    /// <summary>The account that a valid draft describes.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="actor">Who creates or changes it.</param>
    /// <param name="now">When, UTC.</param>
    public Account ToAccount(AccountId id, string actor, DateTimeOffset now)
    {
        var secure = SecureConnection ?? true;
        return new Account
        {
            Id = id,
            Name = Name!,
            Enabled = Enabled ?? true,
            AutomaticCheck = AutomaticCheck ?? true,
            CheckIntervalMinutes = CheckIntervalMinutes ?? DefaultIntervalMinutes,
            KeepCopy = KeepCopy ?? true,
            Protocol = Protocol!.Value,
            Address = Address!,
            Port = Port ?? StandardPort.Of(Protocol.Value, secure ? ConnectionType : null),
            Folder = Folder ?? DefaultFolder,
            Since = Since,
            KeepMessagesDays = KeepMessagesDays,
            SecureConnection = secure,
            ConnectionType = ConnectionType,
            SkipCertificate = SkipCertificate ?? false,
            CredentialId = CredentialId!,
            UseNetworkConnector = UseNetworkConnector ?? false,
            NetworkConnectorId = NetworkConnectorId,
            CreatedAt = now,
            CreatedBy = actor,
            UpdatedAt = now,
            UpdatedBy = actor,
        };
    }
}

using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using MailFunctions.Accounts.Health;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>Accounts and their states as entities of the table <c>Accounts</c>: the only place that knows the columns.</summary>
internal static class AccountEntity
{
    /// <summary>The settings as an entity.</summary>
    public static TableEntity Of(Account account) => new(AccountKeys.Partition(account.Id), AccountKeys.Settings(account.Id))
    {
        [nameof(Account.Name)] = account.Name,
        [nameof(Account.Enabled)] = account.Enabled,
        [nameof(Account.AutomaticCheck)] = account.AutomaticCheck,
        [nameof(Account.CheckIntervalMinutes)] = account.CheckIntervalMinutes,
        [nameof(Account.KeepCopy)] = account.KeepCopy,
        [nameof(Account.Protocol)] = account.Protocol.ToString(),
        [nameof(Account.Address)] = account.Address,
        [nameof(Account.Port)] = account.Port,
        [nameof(Account.Folder)] = account.Folder,
        [nameof(Account.Since)] = account.Since?.ToString("O", CultureInfo.InvariantCulture),
        [nameof(Account.KeepMessagesDays)] = account.KeepMessagesDays,
        [nameof(Account.SecureConnection)] = account.SecureConnection,
        [nameof(Account.ConnectionType)] = account.ConnectionType?.ToString(),
        [nameof(Account.SkipCertificate)] = account.SkipCertificate,
        [nameof(Account.CredentialId)] = account.CredentialId,
        [nameof(Account.UseNetworkConnector)] = account.UseNetworkConnector,
        [nameof(Account.NetworkConnectorId)] = account.NetworkConnectorId,
        [nameof(Account.CreatedAt)] = account.CreatedAt,
        [nameof(Account.CreatedBy)] = account.CreatedBy,
        [nameof(Account.UpdatedAt)] = account.UpdatedAt,
        [nameof(Account.UpdatedBy)] = account.UpdatedBy,
    };

    /// <summary>The settings back from an entity.</summary>
    public static Account ToAccount(TableEntity entity) => new()
    {
        Id = AccountKeys.IdOf(entity.RowKey),
        Name = entity.GetString(nameof(Account.Name)),
        Enabled = entity.GetBoolean(nameof(Account.Enabled)) ?? false,
        AutomaticCheck = entity.GetBoolean(nameof(Account.AutomaticCheck)) ?? false,
        CheckIntervalMinutes = entity.GetInt32(nameof(Account.CheckIntervalMinutes)) ?? AccountDraft.DefaultIntervalMinutes,
        KeepCopy = entity.GetBoolean(nameof(Account.KeepCopy)) ?? true,
        Protocol = Enum.Parse<MailProtocol>(entity.GetString(nameof(Account.Protocol))),
        Address = entity.GetString(nameof(Account.Address)),
        Port = entity.GetInt32(nameof(Account.Port)) ?? 0,
        Folder = entity.GetString(nameof(Account.Folder)),
        Since = entity.GetString(nameof(Account.Since)) is { } since ? DateOnly.ParseExact(since, "O", CultureInfo.InvariantCulture) : null,
        KeepMessagesDays = entity.GetInt32(nameof(Account.KeepMessagesDays)),
        SecureConnection = entity.GetBoolean(nameof(Account.SecureConnection)) ?? true,
        ConnectionType = entity.GetString(nameof(Account.ConnectionType)) is { } type ? Enum.Parse<ConnectionType>(type) : null,
        SkipCertificate = entity.GetBoolean(nameof(Account.SkipCertificate)) ?? false,
        CredentialId = entity.GetString(nameof(Account.CredentialId)),
        UseNetworkConnector = entity.GetBoolean(nameof(Account.UseNetworkConnector)) ?? false,
        NetworkConnectorId = entity.GetString(nameof(Account.NetworkConnectorId)),
        CreatedAt = entity.GetDateTimeOffset(nameof(Account.CreatedAt)) ?? default,
        CreatedBy = entity.GetString(nameof(Account.CreatedBy)),
        UpdatedAt = entity.GetDateTimeOffset(nameof(Account.UpdatedAt)) ?? default,
        UpdatedBy = entity.GetString(nameof(Account.UpdatedBy)),
        ETag = ETags.Strong(entity.ETag),
    };

    /// <summary>The columns that a row of the report needs.</summary>
    public static string[] RowColumns { get; } =
    [
        "RowKey",
        nameof(Account.Name),
        nameof(Account.SecureConnection),
        nameof(Account.ConnectionType),
        nameof(Account.Protocol),
        nameof(Account.Port),
        nameof(Account.AutomaticCheck),
        nameof(Account.KeepCopy),
    ];

    /// <summary>A row of the report back from an entity with <see cref="RowColumns"/>.</summary>
    public static AccountRow ToRow(TableEntity entity) => new(
        AccountKeys.IdOf(entity.RowKey),
        entity.GetString(nameof(Account.Name)),
        entity.GetBoolean(nameof(Account.SecureConnection)) ?? true,
        entity.GetString(nameof(Account.ConnectionType)) is { } type ? Enum.Parse<ConnectionType>(type) : null,
        Enum.Parse<MailProtocol>(entity.GetString(nameof(Account.Protocol))),
        entity.GetInt32(nameof(Account.Port)) ?? 0,
        entity.GetBoolean(nameof(Account.AutomaticCheck)) ?? true,
        entity.GetBoolean(nameof(Account.KeepCopy)) ?? true);

    /// <summary>The columns of the settings that a condition needs.</summary>
    public static string[] ConditionSettings { get; } = ["RowKey", nameof(Account.Name), nameof(Account.Enabled), nameof(Account.CheckIntervalMinutes)];

    /// <summary>The columns of the state that a condition needs.</summary>
    public static string[] ConditionState { get; } =
    [
        "RowKey",
        nameof(AccountState.NextCheckAt),
        nameof(AccountState.QueuedUntil),
        nameof(AccountState.LastSuccessAt),
        nameof(AccountState.LastError),
        nameof(AccountState.ConsecutiveFailures),
        nameof(AccountState.SuspendedAt),
        nameof(AccountState.HealthSince),
    ];

    /// <summary>An account's condition back from entities with <see cref="ConditionSettings"/> and <see cref="ConditionState"/>.</summary>
    public static AccountCondition ToCondition(TableEntity settings, TableEntity state, DateTimeOffset now) => AccountCondition.Of(
        AccountKeys.IdOf(settings.RowKey),
        settings.GetString(nameof(Account.Name)),
        settings.GetBoolean(nameof(Account.Enabled)) ?? false,
        TimeSpan.FromMinutes(settings.GetInt32(nameof(Account.CheckIntervalMinutes)) ?? AccountDraft.DefaultIntervalMinutes),
        ToState(state),
        now);

    /// <summary>The state as an entity.</summary>
    public static TableEntity Of(AccountId id, AccountState state) => new(AccountKeys.Partition(id), AccountKeys.State(id))
    {
        [nameof(AccountState.DueAt)] = state.DueAt,
        [nameof(AccountState.NextCheckAt)] = state.NextCheckAt,
        [nameof(AccountState.QueuedUntil)] = state.QueuedUntil,
        [nameof(AccountState.TranscriptAskedAt)] = state.TranscriptAskedAt,
        [nameof(AccountState.LastCheckedAt)] = state.LastCheckedAt,
        [nameof(AccountState.LastSuccessAt)] = state.LastSuccessAt,
        [nameof(AccountState.LastError)] = Text(state.LastError),
        [nameof(AccountState.ConsecutiveFailures)] = state.ConsecutiveFailures,
        [nameof(AccountState.ConsecutiveAuthenticationFailures)] = state.ConsecutiveAuthenticationFailures,
        [nameof(AccountState.SuspendedAt)] = state.SuspendedAt,
        [nameof(AccountState.RefusedLogin)] = state.RefusedLogin,
        [nameof(AccountState.Health)] = state.Health.ToString(),
        [nameof(AccountState.HealthSince)] = state.HealthSince,
        [nameof(AccountState.MessagesStored)] = state.MessagesStored,
        [nameof(AccountState.MessagesRemaining)] = state.MessagesRemaining,
        [nameof(AccountState.Watermark)] = Text(state.Watermark),
        [nameof(AccountState.Streak)] = Text(state.Streak),
    };

    /// <summary>The state back from an entity.</summary>
    public static AccountState ToState(TableEntity entity) => new()
    {
        DueAt = entity.GetDateTimeOffset(nameof(AccountState.DueAt)),
        NextCheckAt = entity.GetDateTimeOffset(nameof(AccountState.NextCheckAt)),
        QueuedUntil = entity.GetDateTimeOffset(nameof(AccountState.QueuedUntil)),
        TranscriptAskedAt = entity.GetDateTimeOffset(nameof(AccountState.TranscriptAskedAt)),
        LastCheckedAt = entity.GetDateTimeOffset(nameof(AccountState.LastCheckedAt)),
        LastSuccessAt = entity.GetDateTimeOffset(nameof(AccountState.LastSuccessAt)),
        LastError = Value<CheckError>(entity.GetString(nameof(AccountState.LastError))),
        ConsecutiveFailures = entity.GetInt32(nameof(AccountState.ConsecutiveFailures)) ?? 0,
        ConsecutiveAuthenticationFailures = entity.GetInt32(nameof(AccountState.ConsecutiveAuthenticationFailures)) ?? 0,
        SuspendedAt = entity.GetDateTimeOffset(nameof(AccountState.SuspendedAt)),
        RefusedLogin = entity.GetString(nameof(AccountState.RefusedLogin)),
        Health = entity.GetString(nameof(AccountState.Health)) is { } health ? Enum.Parse<AccountHealth>(health) : AccountHealth.Well,
        HealthSince = entity.GetDateTimeOffset(nameof(AccountState.HealthSince)),
        MessagesStored = entity.GetInt64(nameof(AccountState.MessagesStored)) ?? 0,
        MessagesRemaining = entity.GetInt32(nameof(AccountState.MessagesRemaining)) ?? 0,
        Watermark = Value<MailboxWatermark>(entity.GetString(nameof(AccountState.Watermark))) ?? MailboxWatermark.None,
        Streak = Value<CheckStreak>(entity.GetString(nameof(AccountState.Streak))),
        ETag = entity.ETag,
    };

    /// <summary>The due marker, which says enough of the account to queue it without reading it; <see langword="null"/> if it has none.</summary>
    public static TableEntity? Marker(Account account, AccountState state) => state.DueAt is { } dueAt
        ? new(AccountKeys.Partition(account.Id), AccountKeys.Due(dueAt, account.Id))
        {
            [nameof(DueMarker.Server)] = account.Server,
            [nameof(DueMarker.OverdueAt)] = AccountSchedule.OverdueAt(account, state),
        }
        : null;

    /// <summary>The due marker back from an entity.</summary>
    public static DueMarker ToMarker(TableEntity entity) => new(
        AccountKeys.IdOf(entity.RowKey),
        entity.RowKey,
        entity.GetString(nameof(DueMarker.Server)) ?? "",
        entity.GetDateTimeOffset(nameof(DueMarker.OverdueAt)));

    private static string? Text<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, Json.Options);

    private static T? Value<T>(string? text)
        where T : class => text is null ? null : JsonSerializer.Deserialize<T>(text, Json.Options);
}

using Azure.Data.Tables;
using MailFunctions.Storage;

namespace MailFunctions.Credentials;

/// <summary>Credentials as entities of the table <c>Credentials</c>: a partition for each, with the accounts that use it.</summary>
internal static class CredentialEntity
{
    /// <summary>The table's name.</summary>
    public const string Table = "Credentials";

    /// <summary>The credential as an entity.</summary>
    public static TableEntity Of(Credential credential) => new(credential.Id, CredentialStore.Row)
    {
        [nameof(Credential.Name)] = credential.Name,
        [nameof(Credential.Kind)] = credential.Kind.ToString(),
        [nameof(Credential.UserName)] = credential.UserName,
        [nameof(Credential.TokenEndpoint)] = credential.TokenEndpoint,
        [nameof(Credential.ClientId)] = credential.ClientId,
        [nameof(Credential.Scopes)] = credential.Scopes is null ? null : string.Join(' ', credential.Scopes),
        [nameof(Credential.SecretName)] = credential.SecretName,
        [nameof(Credential.SecretVersion)] = credential.SecretVersion,
        [nameof(Credential.Managed)] = credential.Managed,
        [nameof(Credential.CreatedAt)] = credential.CreatedAt,
        [nameof(Credential.CreatedBy)] = credential.CreatedBy,
        [nameof(Credential.UpdatedAt)] = credential.UpdatedAt,
        [nameof(Credential.UpdatedBy)] = credential.UpdatedBy,
    };

    /// <summary>The credential back from an entity.</summary>
    public static Credential ToCredential(TableEntity entity) => new()
    {
        Id = entity.PartitionKey,
        Name = entity.GetString(nameof(Credential.Name)),
        Kind = Enum.Parse<CredentialKind>(entity.GetString(nameof(Credential.Kind))),
        UserName = entity.GetString(nameof(Credential.UserName)),
        TokenEndpoint = entity.GetString(nameof(Credential.TokenEndpoint)),
        ClientId = entity.GetString(nameof(Credential.ClientId)),
        Scopes = entity.GetString(nameof(Credential.Scopes))?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        SecretName = entity.GetString(nameof(Credential.SecretName)),
        SecretVersion = entity.GetString(nameof(Credential.SecretVersion)),
        Managed = entity.GetBoolean(nameof(Credential.Managed)) ?? false,
        CreatedAt = entity.GetDateTimeOffset(nameof(Credential.CreatedAt)) ?? default,
        CreatedBy = entity.GetString(nameof(Credential.CreatedBy)),
        UpdatedAt = entity.GetDateTimeOffset(nameof(Credential.UpdatedAt)) ?? default,
        UpdatedBy = entity.GetString(nameof(Credential.UpdatedBy)),
        ETag = ETags.Strong(entity.ETag),
    };
}

using Azure.Data.Tables;
using MailFunctions.Storage;

namespace MailFunctions.Credentials;

/// <summary>The table <c>Credentials</c>: everything about credentials but their secrets.</summary>
public sealed class CredentialStore(TableServiceClient tables, TimeProvider clock)
    : NamedStore<Credential>(tables, CredentialEntity.Table, clock)
{
    /// <inheritdoc/>
    protected override TableEntity Entity(Credential thing) => CredentialEntity.Of(thing);

    /// <inheritdoc/>
    protected override Credential Read(TableEntity entity) => CredentialEntity.ToCredential(entity);

    /// <inheritdoc/>
    protected override Credential WithETag(Credential thing, string etag) => thing with { ETag = etag };
}

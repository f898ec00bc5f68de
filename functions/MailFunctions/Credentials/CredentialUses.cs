using Azure.Data.Tables;
using MailFunctions.Accounts;

namespace MailFunctions.Credentials;

/// <summary>Which accounts log in with a credential.</summary>
public sealed class CredentialUses(TableServiceClient tables, AccountStore accounts, TimeProvider clock)
    : AccountUses(tables, CredentialEntity.Table, CredentialStore.Row, account => account.CredentialId, accounts, clock);

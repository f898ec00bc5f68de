using Azure.Data.Tables;
using MailFunctions.Accounts;

namespace MailFunctions.Connectors;

/// <summary>Which accounts reach their server through a network connector.</summary>
public sealed class ConnectorUses(TableServiceClient tables, AccountStore accounts, TimeProvider clock)
    : AccountUses(tables, ConnectorStore.Table, ConnectorStore.Row, account => account.NetworkConnectorId, accounts, clock);

using System.Text.Json.Serialization;

namespace MailFunctions.Security;

/// <summary>What a caller may do; in tokens the words of the claim <c>roles</c>.</summary>
public enum Role
{
    /// <summary>See accounts, credentials' names and checks.</summary>
    [JsonStringEnumMemberName("Accounts.Read")]
    AccountsRead,

    /// <summary>Create, change, delete, test and check accounts.</summary>
    [JsonStringEnumMemberName("Accounts.Manage")]
    AccountsManage,

    /// <summary>Create, change and delete credentials.</summary>
    [JsonStringEnumMemberName("Credentials.Manage")]
    CredentialsManage,

    /// <summary>Read the messages that accounts received.</summary>
    [JsonStringEnumMemberName("Mail.Read")]
    MailRead,

    /// <summary>Export, print and schedule reports.</summary>
    [JsonStringEnumMemberName("Reports.Manage")]
    ReportsManage,

    /// <summary>Read the audit.</summary>
    [JsonStringEnumMemberName("Audit.Read")]
    AuditRead,
}

namespace MailFunctions.Security.Audit;

/// <summary>What the audit calls things: a path, so that what belongs to a thing begins with its name and a slash.</summary>
public static class AuditTarget
{
    /// <summary>The settings of who is told about health.</summary>
    public const string Notifications = "notifications";

    /// <summary>The report of accounts.</summary>
    public const string Report = "report/accounts";

    /// <summary>An account.</summary>
    public static string Account(int id) => $"account/{id}";

    /// <summary>An account's messages.</summary>
    public static string Inbox(int id) => $"{Account(id)}/inbox";

    /// <summary>A message.</summary>
    public static string Message(int id, string message) => $"{Inbox(id)}/{message}";

    /// <summary>A credential.</summary>
    public static string Credential(string id) => $"credential/{id}";

    /// <summary>A network connector.</summary>
    public static string Connector(string id) => $"connector/{id}";

    /// <summary>A webhook.</summary>
    public static string Webhook(string id) => $"webhook/{id}";

    /// <summary>A report schedule.</summary>
    public static string Schedule(string id) => $"report-schedule/{id}";

    /// <summary>An export.</summary>
    public static string Export(string id) => $"export/{id}";

    /// <summary>A function of the API.</summary>
    public static string Function(string name) => $"function/{name}";
}

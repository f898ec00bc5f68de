using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Storage;

/// <summary>Where Table, Blob and Queue Storage are: the setting <c>AzureWebJobsStorage</c>, as the triggers read it.</summary>
public sealed class StorageOptions
{
    /// <summary>A connection string; empty for an identity-based connection.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The storage account's name for an identity-based connection: <c>AzureWebJobsStorage__accountName</c>.</summary>
    public string AccountName { get; set; } = "";

    /// <summary>How long one storage request may take, in seconds.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 30;
}

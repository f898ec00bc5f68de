namespace MailFunctions.Discovery;

/// <summary>How a look-up went.</summary>
public enum LookupOutcome
{
    /// <summary>It found settings.</summary>
    Found,

    /// <summary>There is nothing of the kind.</summary>
    NotFound,

    /// <summary>The domain says that it does not offer the service.</summary>
    NotOffered,

    /// <summary>It could not be found out, or what was found is of no use.</summary>
    Failed,
}

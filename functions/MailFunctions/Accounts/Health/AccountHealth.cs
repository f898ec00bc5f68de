namespace MailFunctions.Accounts.Health;

/// <summary>How an account is doing as far as people must be told. What an administrator changes does not make an account well: only a check shows that.</summary>
public enum AccountHealth
{
    /// <summary>The last check succeeded, or there was none yet.</summary>
    Well,

    /// <summary>Checks fail.</summary>
    Failing,

    /// <summary>Checking is suspended.</summary>
    Suspended,

    /// <summary>It is disabled or deleted: what ailed it is nobody's concern any more.</summary>
    Retired,
}

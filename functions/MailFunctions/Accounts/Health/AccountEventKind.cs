namespace MailFunctions.Accounts.Health;

/// <summary>What happened to an account's health.</summary>
public enum AccountEventKind
{
    /// <summary>Its checks began to fail.</summary>
    Failing,

    /// <summary>Its checking was suspended.</summary>
    Suspended,

    /// <summary>A check succeeded after others had failed.</summary>
    Recovered,
}

namespace MailFunctions.Accounts.Import;

/// <summary>What an import made of a row; in a dry run, what it would make of it.</summary>
internal enum ImportOutcome
{
    /// <summary>An account was created.</summary>
    Created,

    /// <summary>An account was changed.</summary>
    Updated,

    /// <summary>The account is there already, exactly so.</summary>
    Unchanged,

    /// <summary>Nothing; the row's errors say why.</summary>
    Failed,
}

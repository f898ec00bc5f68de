namespace MailFunctions.Accounts;

/// <summary>The order of the accounts report.</summary>
public enum AccountSort
{
    /// <summary>By number, lowest first.</summary>
    Id,

    /// <summary>By number, highest first.</summary>
    IdDescending,

    /// <summary>By name, regardless of case and accents.</summary>
    Name,

    /// <summary>By name, last first.</summary>
    NameDescending,
}

namespace MailFunctions.Contract;

/// <summary>What a schema is used for.</summary>
internal enum SchemaUse
{
    /// <summary>It is what the API writes: all members are there.</summary>
    Answer,

    /// <summary>It is what the API reads: rules say which members are required, and there may be no others.</summary>
    Body,

    /// <summary>It is what the API reads to change some members.</summary>
    Patch,

    /// <summary>Its members are parameters of a query, which are never null.</summary>
    Query,
}

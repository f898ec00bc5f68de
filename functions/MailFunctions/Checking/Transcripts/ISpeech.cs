namespace MailFunctions.Checking.Transcripts;

/// <summary>
/// What a session may be shown of: tells log-ins and messages from the rest. It trusts no server: what does not look like the
/// protocol once somebody is logged in is taken for mail.
/// </summary>
internal interface ISpeech
{
    /// <summary>Whether lines may announce literals.</summary>
    bool HasLiterals { get; }

    /// <summary>What the product says.</summary>
    Hearing OfClient(Line line);

    /// <summary>What the server says.</summary>
    Hearing OfServer(Line line);
}

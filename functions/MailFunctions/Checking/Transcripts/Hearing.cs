namespace MailFunctions.Checking.Transcripts;

/// <summary>What a transcript may show of a line.</summary>
/// <param name="Shown">What it shows; <see langword="null"/> if it only counts.</param>
/// <param name="LeftOut">What the line holds that is left out.</param>
internal readonly record struct Hearing(string? Shown, string LeftOut)
{
    /// <summary>Part of a log-in.</summary>
    public static Hearing LogIn { get; } = new(null, "log-in");

    /// <summary>Part of a message.</summary>
    public static Hearing Message { get; } = new(null, "message");

    /// <summary>The line, or what is harmless of it.</summary>
    public static Hearing Of(string shown) => new(shown, "");
}

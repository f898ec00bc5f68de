namespace MailFunctions.Accounts.Columns;

/// <summary>A column of files of accounts: its heading, and the setting that its cells hold.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Setting">The setting's name in <see cref="AccountDraft"/>; empty for the account's number.</param>
/// <param name="Set">
/// The draft with the setting as a cell's text has it, without it if the text is empty; <see langword="null"/> if the text cannot be one.
/// </param>
/// <param name="Rule">What a text must be that is not empty: a sentence.</param>
internal sealed record AccountColumn(string Heading, string Setting, Func<AccountDraft, string, AccountDraft?> Set, string Rule)
{
    /// <summary>A column of texts, taken as they are.</summary>
    public static AccountColumn Text(string heading, string setting, Func<AccountDraft, string?, AccountDraft> set) =>
        new(heading, setting, (draft, text) => set(draft, text.Length == 0 ? null : text), "must be a text.");

    /// <summary>A column of values that are read from texts, whatever spaces are around them.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="heading">The heading.</param>
    /// <param name="setting">The setting's name.</param>
    /// <param name="read">The value of a text; <see langword="null"/> if it has none.</param>
    /// <param name="rule">What a text must be.</param>
    /// <param name="set">The draft with a value.</param>
    public static AccountColumn Value<T>(
        string heading,
        string setting,
        Func<string, T?> read,
        string rule,
        Func<AccountDraft, T?, AccountDraft> set)
        where T : struct =>
        new(
            heading,
            setting,
            (draft, text) => text.Trim() switch
            {
                "" => set(draft, null),
                var word => read(word) is { } value ? set(draft, value) : null,
            },
            rule);
}

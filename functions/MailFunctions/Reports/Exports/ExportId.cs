using System.Security.Cryptography;
using MailFunctions.Storage;

namespace MailFunctions.Reports.Exports;

/// <summary>The name of an export: those of later exports sort before those of earlier ones.</summary>
/// <param name="Key">The name: 24 hexadecimal digits.</param>
public readonly record struct ExportId(string Key)
{
    private const int Length = 24;

    /// <summary>A new name.</summary>
    /// <param name="now">The time, UTC.</param>
    public static ExportId New(DateTimeOffset now) => new(TimeKeys.NewestFirst(now) + RandomNumberGenerator.GetHexString(8, lowercase: true));

    /// <summary>Whether a text can be a name.</summary>
    public static bool IsValid(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);

    /// <inheritdoc/>
    public override string ToString() => Key;
}

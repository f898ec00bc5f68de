using System.Text;
using MailFunctions.Http;

namespace MailFunctions.Fuzz.Targets;

/// <summary>A list's name, a zero byte, and what a caller says is a cursor of that list.</summary>
internal static class CursorTarget
{
    /// <summary>Takes an input.</summary>
    public static Task RunAsync(byte[] input)
    {
        var end = Array.IndexOf(input, (byte)0);
        var list = Encoding.UTF8.GetString(input, 0, Math.Max(0, end));
        Read(list, Encoding.UTF8.GetString(input, end + 1, input.Length - end - 1));
        return Task.CompletedTask;
    }

    /// <summary>Reads what is said to be a cursor.</summary>
    public static void Read(string list, string cursor)
    {
        if (!Cursor.TryRead(list, cursor, out var position))
        {
            return;
        }

        BrokenPropertyException.ThrowUnless(!position.Any(char.IsControl), "A position has no control characters.");
        BrokenPropertyException.ThrowUnless(
            Cursor.TryRead(list, Cursor.Write(list, position), out var again) && again == position, "A position that is written is read.");
    }
}

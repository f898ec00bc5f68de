using MailFunctions.Accounts;
using MailFunctions.Accounts.Import;
using MailFunctions.Http;

namespace MailFunctions.Fuzz.Targets;

/// <summary>A file of accounts.</summary>
internal static class ImportTarget
{
    /// <summary>Takes an input.</summary>
    public static async Task RunAsync(byte[] input)
    {
        var opened = await ImportFile.OpenAsync(new MemoryStream(input), CancellationToken.None);
        if (!opened.TryGet(out var file, out var problem))
        {
            BrokenPropertyException.ThrowUnless(problem is { Status: 400, Errors.Count: > 0 }, "A file that is not read is refused with a reason.");
            return;
        }

        await using (file)
        {
            await ReadAsync(file, input.Length);
        }
    }

    private static async Task ReadAsync(ImportFile file, int length)
    {
        var (seen, number, line, characters) = (new RowsSeen(), 0, 0L, 0);
        await foreach (var row in file.RowsAsync(CancellationToken.None))
        {
            BrokenPropertyException.ThrowUnless(row.Number == ++number && row.Line > line, "Rows are numbered, and follow each other.");
            BrokenPropertyException.ThrowUnless(row.Fault is null || row.Cells.Count == 0, "A row that cannot be read has no cells.");
            (line, characters) = (row.Line, characters + row.Cells.Values.Sum(cell => cell.Length));
            row.Apply(new AccountDraft(), new FieldErrors());
            seen.Add(row, new FieldErrors());
        }

        BrokenPropertyException.ThrowUnless(characters <= length, "No more comes out of a file than is in it.");
    }
}

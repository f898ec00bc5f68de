using MailFunctions.Fuzz;
using SharpFuzz;

// A target alone is for afl-fuzz, which tests/fuzz.sh starts; with files it is run on each of them, to see what a crash was about.
if (args is not [var name, .. var files] || FuzzTarget.Find(name) is not { } target)
{
    Console.Error.WriteLine($"Usage: MailFunctions.Fuzz {string.Join('|', FuzzTarget.All.Select(known => known.Name))} [FILE …]");
    return 2;
}

foreach (var file in files)
{
    await target.RunAsync(await File.ReadAllBytesAsync(file));
}

if (files.Length == 0)
{
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var input = new MemoryStream();
        stream.CopyTo(input);
        target.RunAsync(input.ToArray()).GetAwaiter().GetResult();
    });
}

return 0;

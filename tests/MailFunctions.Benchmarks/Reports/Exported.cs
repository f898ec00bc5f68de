namespace MailFunctions.Benchmarks.Reports;

/// <summary>What an export took.</summary>
/// <param name="Rows">The rows that it has.</param>
/// <param name="Written">How many of them are written a second.</param>
/// <param name="Seen">How many a second it comes to until somebody sees that it is ready.</param>
/// <param name="Scanned">How many rows a bare scan reads a second.</param>
/// <param name="Grown">How much more memory the app takes at the peak than before, in MiB.</param>
/// <param name="Profile">Where the time goes.</param>
internal sealed record Exported(int Rows, double Written, double Seen, double Scanned, double Grown, Profile Profile);

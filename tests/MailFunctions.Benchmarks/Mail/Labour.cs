using System.Globalization;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>Who computes for how long while checks are under way, on all cores together.</summary>
/// <param name="App">The product.</param>
/// <param name="Storage">Azurite, which answers on one thread.</param>
/// <param name="Here">This program, through which the distance goes.</param>
internal sealed record Labour(TimeSpan App, TimeSpan Storage, TimeSpan Here)
{
    /// <summary>Until now.</summary>
    /// <param name="app">The number of the product's process.</param>
    public static Labour Of(int app) => new(Processors.UsedBy(app), Processors.UsedByStorage(), Processors.UsedBy(Environment.ProcessId));

    /// <summary>What was done between two looks.</summary>
    public static Labour operator -(Labour now, Labour before) =>
        new(now.App - before.App, now.Storage - before.Storage, now.Here - before.Here);

    /// <summary>In words.</summary>
    /// <param name="taken">How long all of it took.</param>
    public string In(TimeSpan taken) => string.Create(
        CultureInfo.InvariantCulture,
        $"in {taken.TotalSeconds:0.0} s on {Environment.ProcessorCount} cores Azurite's one thread computed for {Storage.TotalSeconds:0.0} s, the app for {App.TotalSeconds:0.0} s, what makes the distance and asks whether all is done for {Here.TotalSeconds:0.0} s, and the mail server for the rest");
}

namespace MailFunctions.Benchmarks;

/// <summary>One thing that is measured, from a clean start to its lines of the table.</summary>
internal interface IScenario
{
    /// <summary>What it is asked for by on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures, as the heading of its table.</summary>
    string Title { get; }

    /// <summary>Measures. Whatever it starts it ends.</summary>
    /// <param name="stage">The servers.</param>
    /// <param name="cancellationToken">Ends it.</param>
    IAsyncEnumerable<Measured> RunAsync(Stage stage, CancellationToken cancellationToken);
}

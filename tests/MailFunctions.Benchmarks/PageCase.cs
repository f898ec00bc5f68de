namespace MailFunctions.Benchmarks;

/// <summary>A page of the API that is held against a bare reading of storage.</summary>
internal sealed record PageCase
{
    private const int MostWarmUp = 5;

    /// <summary>What the page is, in words.</summary>
    public required string Case { get; init; }

    /// <summary>Its path.</summary>
    public required string Path { get; init; }

    /// <summary>How many items it must have.</summary>
    public required int Items { get; init; }

    /// <summary>The bare reading.</summary>
    public required Func<Task> Floor { get; init; }

    /// <summary>What that is, in words.</summary>
    public required string FloorIs { get; init; }

    /// <summary>How many times as long the page may take.</summary>
    public required double Bound { get; init; }

    /// <summary>How often both are read.</summary>
    public required int Rounds { get; init; }

    /// <summary>Measures it, and takes a profile if it takes too long.</summary>
    public async Task<Measured> MeasureAsync(RunningApp app, CancellationToken cancellationToken)
    {
        var api = app.Api;
        var times = await Turns.TimeAsync(Math.Min(MostWarmUp, Rounds), Rounds, [Floor, ReadAsync], cancellationToken);
        var reach = Reach.AtMost(Bound, FloorIs, times[1], times[0]);
        return new()
        {
            Case = Case,
            Unit = "ms",
            Ours = times[1],
            Floor = times[0],
            FloorIs = FloorIs,
            Reach = [reach],
            Limit = reach.IsReached ? null : $"{await Profile.TakeAsync(app, Rounds, ReadAsync)}.",
        };

        async Task ReadAsync()
        {
            var page = await api.GetAsync(Path);
            if (page["items"]!.AsArray().Count != Items)
            {
                throw new InvalidOperationException($"The page has not {Items} items: {page}");
            }
        }
    }
}

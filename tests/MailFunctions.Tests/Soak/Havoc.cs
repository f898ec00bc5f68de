using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Soak;

/// <summary>Kills the product and stops its storage at random, again and again, and puts both back.</summary>
internal sealed class Havoc(App app, AzuriteProcess azurite, Random random)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    /// <summary>How often the product was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How often storage was stopped.</summary>
    public int Outages { get; private set; }

    /// <summary>Goes on until it is told to end; everything runs when this returns.</summary>
    public async Task RunAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await PauseAsync(seconds: 25, enough);
            switch (random.Next(4))
            {
                case 0:
                    await AwayAsync();
                    break;
                case 1:
                    await app.KillAsync();
                    await AwayAsync();
                    await app.RestartAsync();
                    Kills++;
                    break;
                default:
                    await app.KillAsync();
                    await app.RestartAsync();
                    Kills++;
                    break;
            }
        }
    }

    private async Task AwayAsync()
    {
        await azurite.StopAsync();
        await PauseAsync(seconds: 5, CancellationToken.None);
        await azurite.RestartAsync();
        Outages++;
    }

    private async Task PauseAsync(int seconds, CancellationToken enough)
    {
        var pause = Shortest + (TimeSpan.FromSeconds(seconds) * random.NextDouble());
        await Task.Delay(pause, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

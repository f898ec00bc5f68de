using System.Globalization;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Soak;

/// <summary>Asks for checks at random, as people at the portal do, whether or not the product runs.</summary>
internal sealed class Visitor(Api api, IReadOnlyList<SoakAccount> accounts, Random random)
{
    private const int LongestPauseMilliseconds = 400;

    /// <summary>Goes on until it is told to end.</summary>
    public async Task RunAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            try
            {
                var id = accounts[random.Next(accounts.Count)].Id;
                using var response = await api.Http.PostAsync(string.Create(CultureInfo.InvariantCulture, $"api/accounts/{id}/check"), null, enough);
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                // It was killed just now; people try again.
            }

            await Task.Delay(random.Next(LongestPauseMilliseconds), enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

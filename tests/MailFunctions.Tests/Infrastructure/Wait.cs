using System.Diagnostics;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Waits for what can be observed, never for a time.</summary>
internal static class Wait
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until a condition holds, and fails if it does not in time.</summary>
    public static Task UntilAsync(Func<Task<bool>> condition, string what, int seconds = 600) =>
        ForAsync(async () => await condition() ? what : null, what, seconds);

    /// <summary>Waits until there is a value, and fails if there is none in time.</summary>
    public static async Task<T> ForAsync<T>(Func<Task<T?>> look, string what, int seconds = 600)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(seconds))
        {
            if (await look() is { } value)
            {
                return value;
            }

            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"Not within {seconds} seconds: {what}");
    }
}

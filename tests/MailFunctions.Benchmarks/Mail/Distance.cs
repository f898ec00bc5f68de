using System.Globalization;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>How far away the mail servers are.</summary>
/// <param name="RoundTrip">How long a byte there and back takes.</param>
internal sealed record Distance(TimeSpan RoundTrip)
{
    /// <summary>On this machine, and as far away as <c>BENCH_DELAY</c> says in milliseconds, or else 40.</summary>
    public static IReadOnlyList<Distance> Both { get; } =
    [
        new(TimeSpan.Zero),
        new(TimeSpan.FromMilliseconds(
            Environment.GetEnvironmentVariable("BENCH_DELAY") is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : 40)),
    ];

    /// <summary>Whether there is any.</summary>
    public bool IsAway => RoundTrip > TimeSpan.Zero;

    /// <summary>What to connect to in place of a server; <see langword="null"/> if that is the server itself.</summary>
    /// <param name="port">The server's port.</param>
    public DelayProxy? ProxyTo(int port) => IsAway ? new(port, RoundTrip) : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RoundTrip.TotalMilliseconds:0} ms away");
}

using System.Diagnostics;

namespace MailFunctions.Telemetry;

/// <summary>The spans of this app: the source <c>MailFunctions</c>. They tell account ids, and no secret, address or content of mail.</summary>
internal static class Spans
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "MailFunctions";

    /// <summary>The tag with an account's id.</summary>
    public const string AccountId = "mailfunctions.account.id";

    /// <summary>The tag with a number of accounts.</summary>
    public const string Accounts = "mailfunctions.accounts";

    /// <summary>The tag with the name of a queue.</summary>
    public const string Queue = "messaging.destination.name";

    /// <summary>The tag with the protocol of a session: <c>imap</c> or <c>pop3</c>.</summary>
    public const string Protocol = "network.protocol.name";

    /// <summary>The app's version.</summary>
    public static string Version { get; } = typeof(Spans).Assembly.GetName().Version?.ToString(3) ?? "1.0.0";

    private static readonly ActivitySource Source = new(SourceName, Version);

    /// <summary>Begins a span within the present one.</summary>
    /// <returns>The span, to be disposed of when it ends; <see langword="null"/> while nobody listens.</returns>
    public static Activity? Start(string name, ActivityKind kind = ActivityKind.Internal) => Source.StartActivity(name, kind);

    /// <summary>Begins a span that goes on with a trace which came from elsewhere, and is linked with the present one.</summary>
    /// <param name="name">The span's name.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="parent">The trace, from another process; the present one if it is <see langword="default"/>.</param>
    public static Activity? Continue(string name, ActivityKind kind, ActivityContext parent)
    {
        ActivityLink[] links = parent != default && Activity.Current is { } present ? [new(present.Context)] : [];
        return Source.StartActivity(name, kind, parent, links: links);
    }

    /// <summary>A span that is over.</summary>
    /// <param name="name">The span's name.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="startedAt">When it began, UTC.</param>
    /// <param name="endedAt">When it ended, UTC.</param>
    /// <param name="describe">Adds to it.</param>
    public static void Add(string name, ActivityKind kind, DateTimeOffset startedAt, DateTimeOffset endedAt, Action<Activity> describe)
    {
        using var span = Source.StartActivity(name, kind, parentContext: default, startTime: startedAt);
        if (span is not null)
        {
            describe(span);
            span.SetEndTime(endedAt.UtcDateTime);
        }
    }

    /// <summary>Marks a span as one that failed.</summary>
    /// <param name="span">The span.</param>
    /// <param name="error">The code of what went wrong.</param>
    public static void Fail(this Activity? span, string error) => span?.SetTag(MailMetrics.ErrorType, error).SetStatus(ActivityStatusCode.Error, error);
}

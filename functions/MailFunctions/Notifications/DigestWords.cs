using System.Globalization;

namespace MailFunctions.Notifications;

/// <summary>Says for people what a digest tells.</summary>
internal static class DigestWords
{
    private const string Connector = " through ";

    /// <summary>The subject: how many accounts, and of which server if it is one.</summary>
    public static string Subject(HealthDigest digest)
    {
        if (digest is { Accounts: 1, Groups: [{ Names: [var name] } only] })
        {
            return $"\u201C{name}\u201D {Verb(only.Trouble, 1)}";
        }

        var counts = digest.Groups.GroupBy(group => group.Trouble, (trouble, groups) => Count(trouble, groups.Sum(group => group.Accounts)));
        var servers = digest.Groups.Select(Server).Distinct().ToList();
        return $"Accounts: {string.Join(", ", counts)}" + (servers.Count == 1 && digest.MoreAccounts == 0 ? $" ({servers[0]})" : "");
    }

    /// <summary>What a group is about.</summary>
    public static string Heading(DigestGroup group) =>
        string.Create(CultureInfo.InvariantCulture, $"{group.Accounts:N0} {(group.Accounts == 1 ? "account" : "accounts")} of {Server(group)} {Verb(group.Trouble, group.Accounts)}{(group.Code is { } code ? $" ({code})" : "")}");

    /// <summary>What there is to say about a group, sentence by sentence.</summary>
    public static IEnumerable<string> Sentences(DigestGroup group)
    {
        if (group.Since is { } since)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{(group.Accounts == 1 ? "Since" : "The first since")} {since.UtcDateTime:d MMMM yyyy, HH:mm} UTC.");
        }

        if (group.Explanation is not null || group.Trouble == Trouble.Overdue)
        {
            yield return group.Explanation ?? "Their checks did not come about for three intervals. An administrator of this product should look whether it runs, and at the queue account-checks.";
        }

        yield return Names(group);
        if (group.Flapping > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{(group.Flapping == group.Accounts ? "It comes and goes" : $"{group.Flapping:N0} of them come and go")}: you hear of that again when a state lasts for an hour.");
        }
    }

    /// <summary>The last line.</summary>
    public static string End(HealthDigest digest)
    {
        var more = digest.MoreAccounts > 0 ? string.Create(CultureInfo.InvariantCulture, $"{digest.MoreAccounts:N0} more accounts of other servers changed, too: see the accounts report. ") : "";
        return $"{more}You get this because the health notifications of MailFunctions name you. Nothing more is sent until something changes.";
    }

    private static string Names(DigestGroup group)
    {
        var more = group.Accounts - group.Names.Count;
        var names = string.Join(", ", group.Names);
        return more == 0 || group.Names.Count == 0 ? $"{names}." : string.Create(CultureInfo.InvariantCulture, $"{names} and {more:N0} more.");
    }

    private static string Server(DigestGroup group)
    {
        var at = group.Server.IndexOf(Connector, StringComparison.Ordinal);
        return at < 0 ? group.Server : $"{group.Server[..at]} (through a network connector)";
    }

    private static string Verb(Trouble trouble, int accounts) => trouble switch
    {
        Trouble.Suspended => accounts == 1 ? "is suspended" : "are suspended",
        Trouble.Failing => accounts == 1 ? "is failing" : "are failing",
        Trouble.Overdue => accounts == 1 ? "is overdue" : "are overdue",
        _ => "recovered",
    };

    private static string Count(Trouble trouble, int accounts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{accounts:N0} {(trouble switch { Trouble.Suspended => "suspended", Trouble.Failing => "failing", Trouble.Overdue => "overdue", _ => "recovered" })}");
}

using Azure.Data.Tables;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Security.Audit;

/// <summary>Which records are asked for.</summary>
/// <param name="From">Those that began then or later; <see langword="null"/> for all.</param>
/// <param name="To">Those that began before then; <see langword="null"/> for all.</param>
/// <param name="Actor">Those of somebody, by id or, whatever the case, by name; <see langword="null"/> for all.</param>
/// <param name="Action">Those of an action; <see langword="null"/> for all.</param>
/// <param name="Target">Those of a thing and of what belongs to it; <see langword="null"/> for all.</param>
public sealed record AuditQuery(DateTimeOffset? From, DateTimeOffset? To, string? Actor, AuditAction? Action, string? Target)
{
    /// <summary>The longest parameter taken, in characters.</summary>
    public const int MaxLength = 300;

    // What belongs to a thing begins with its name and a slash, and so sorts before its name and the character after the slash.
    private const char Slash = '/';
    private const char AfterSlash = (char)(Slash + 1);

    /// <summary>What the query is called, for its cursors.</summary>
    public string List => $"audit {From:O} {To:O} {Action} {Actor?.Length}{Actor} {Target}";

    /// <summary>Reads what a request asks for.</summary>
    public static AuditQuery Read(Query query) => new(
        query.Time("from"),
        query.Time("to"),
        query.Text("actor", MaxLength),
        query.Choice("action", EnumWords.Choices<AuditAction>()),
        query.Text("target", MaxLength));

    /// <summary>The query in the table's language (OData), for the rows after a place.</summary>
    internal string Filter(AuditKey? after)
    {
        string?[] terms =
        [
            after is { } place ? TableClient.CreateQueryFilter($"PartitionKey ge {place.Partition} and RowKey gt {place.OutcomeRow}") : null,
            // What is earlier has a greater key.
            To is { } to ? TableClient.CreateQueryFilter($"PartitionKey ge {AuditKey.PartitionOf(to)} and RowKey gt {AuditKey.EndOf(to)}") : null,
            From is { } from ? TableClient.CreateQueryFilter($"PartitionKey le {AuditKey.PartitionOf(from)} and RowKey lt {AuditKey.EndOf(from)}") : null,
            Actor is { } actor ? TableClient.CreateQueryFilter($"(ActorId eq {actor} or ActorKey eq {NameKey.Of(actor)})") : null,
            Action is { } action ? TableClient.CreateQueryFilter($"Action eq {action.ToString()}") : null,
            Target is { } target
                ? TableClient.CreateQueryFilter($"(Target eq {target} or (Target ge {target + Slash} and Target lt {target + AfterSlash}))")
                : null,
        ];
        return string.Join(" and ", terms.Where(term => term is not null));
    }
}

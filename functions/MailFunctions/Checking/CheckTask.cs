using System.Text.Json.Serialization;
using MailFunctions.Accounts;
using MailFunctions.Telemetry;

namespace MailFunctions.Checking;

/// <summary>The message on the queue <c>account-checks</c>: accounts of one mail server that one function call checks side by side.</summary>
/// <param name="Accounts">The accounts.</param>
/// <param name="ClaimedUntil">The due markers' time while the check is claimed, UTC: a message whose claim was given up since is passed over.</param>
/// <param name="Server">The server, as <see cref="Account.Server"/> gives it.</param>
/// <param name="Postponed">How often they found no connection to the server free, and went back on the queue.</param>
/// <param name="Trace">The trace in which it was put on the queue; <see langword="null"/> if nobody traces, or an older version of this app put it there.</param>
public sealed record CheckTask(
    IReadOnlyList<AccountId> Accounts,
    DateTimeOffset ClaimedUntil,
    string Server = "",
    int Postponed = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TraceCarrier? Trace = null);

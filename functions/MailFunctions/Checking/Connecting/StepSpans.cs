using System.Diagnostics;
using MailFunctions.Accounts;
using MailFunctions.Telemetry;

namespace MailFunctions.Checking.Connecting;

/// <summary>The steps of one connection as spans: each begins where the one before it ended, as two of them are told together.</summary>
internal sealed class StepSpans(Account account, TimeProvider clock)
{
    private DateTimeOffset? _endedAt;

    /// <summary>Adds a step that has just ended; not what was found, which may be an address or a name.</summary>
    public void Add(StepResult result)
    {
        var startedAt = _endedAt ?? clock.GetUtcNow() - result.Duration;
        var endedAt = startedAt + result.Duration;
        _endedAt = endedAt;
        Spans.Add(NameOf(result.Step), ActivityKind.Client, startedAt, endedAt, Describe);

        void Describe(Activity span)
        {
            span.SetTag(Spans.Protocol, ProtocolOf(account));
            if (result.Error is { } error)
            {
                span.Fail(error.Code.ToString());
            }
        }
    }

    /// <summary>What spans call an account's protocol.</summary>
    public static string ProtocolOf(Account account) => account.Protocol == MailProtocol.Imap ? "imap" : "pop3";

    private static string NameOf(CheckStep step) => step == CheckStep.OpenMailbox ? "open mailbox" : step.ToString().ToLowerInvariant();
}

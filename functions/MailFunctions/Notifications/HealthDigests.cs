using MailFunctions.Email;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Notifications;

/// <summary>
/// Tells people about the health of accounts: one e-mail an interval at most, with all that changed since the last. What it says is recorded before
/// it is sent, and one that the relay does not take is followed by one that says the same and what came since: nothing is left untold.
/// </summary>
public sealed partial class HealthDigests(
    NotificationStore settings,
    HealthDigestStore digests,
    HealthSurvey survey,
    HealthMail mail,
    Relay relay,
    IOptions<SmtpOptions> smtp,
    TimeProvider clock,
    ILogger<HealthDigests> logger)
{
    private const int Kept = 100;

    /// <summary>Does what is to be done now: goes on with an e-mail that is not through, or looks for what is to be told.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await settings.GetAsync(cancellationToken) is not { IsOn: true } wanted || !smtp.Value.IsConfigured)
        {
            return;
        }

        var state = await digests.StateAsync(cancellationToken);
        var last = state.Last is { } id ? await digests.FindAsync(id, cancellationToken) : null;
        var isFresh = last is not null && clock.GetUtcNow() < last.At + wanted.Interval;
        if (last?.Email.Status == DeliveryStatus.Sending || (isFresh && last is { Email.IsOver: false } && last.NextAttemptAt <= clock.GetUtcNow()))
        {
            await SendAsync(last!, cancellationToken);
        }
        else if (state.Next is not null || !isFresh)
        {
            await SurveyAsync(state, last is { Email.Status: not DeliveryStatus.Sent } ? last : null, wanted, cancellationToken);
        }
    }

    private async Task SurveyAsync(SurveyState state, HealthDigest? undelivered, NotificationSettings wanted, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var digest = new HealthDigest
        {
            Id = state.Next ?? HealthDigest.IdAt(now),
            At = now,
            NextAttemptAt = now,
            Recipients = wanted.Recipients,
            Groups = [],
            MoreAccounts = 0,
        };
        if (await digests.UpdateAsync(state with { Next = digest.Id }, cancellationToken) is not { } begun)
        {
            return;
        }

        var made = await survey.RunAsync(digest, undelivered?.Id, wanted, cancellationToken);
        var after = begun with { Last = made?.Id ?? begun.Last, Next = null };
        HealthDigest?[] changed = [made, undelivered is { Email.IsOver: false } ? Replaced(undelivered, made) : null];
        if (await digests.UpdateAsync(after, cancellationToken, changed.OfType<HealthDigest>()) is not null &&
            made is not null && await digests.FindAsync(made.Id, cancellationToken) is { } recorded)
        {
            await SendAsync(recorded, cancellationToken);
            await digests.DeleteAsync(Kept, cancellationToken);
        }
    }

    private static HealthDigest Replaced(HealthDigest digest, HealthDigest? by) => digest with
    {
        NextAttemptAt = null,
        Email = digest.Email with
        {
            Status = DeliveryStatus.Failed,
            Detail = $"{digest.Email.Detail} {(by is null ? "What it was to tell was over before the relay took it." : "A later one tells the same, and what came since.")}".TrimStart(),
        },
    };

    private async Task SendAsync(HealthDigest digest, CancellationToken cancellationToken)
    {
        var sending = digest with { Email = digest.Email.Begin(mail.MessageIdOf(digest)), NextAttemptAt = null };
        if (await digests.UpdateAsync(sending, cancellationToken) is not { } recorded)
        {
            return;
        }

        if (!recorded.Email.IsOver)
        {
            var outcome = await relay.SendAsync(mail.Write(recorded), cancellationToken);
            var now = clock.GetUtcNow();
            var email = recorded.Email.After(outcome, now);
            recorded = recorded with { Email = email, NextAttemptAt = now + email.RetryAfter };
            await digests.UpdateAsync(recorded, cancellationToken);
        }

        Report(recorded);
    }

    private void Report(HealthDigest digest)
    {
        if (digest.Email.Status == DeliveryStatus.Sent)
        {
            Log.Sent(logger, digest.Id, digest.Accounts, digest.Recipients.Count);
        }
        else
        {
            Log.NotSent(logger, digest.Id, digest.Email.Status, digest.Email.Detail);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5301, Level = LogLevel.Information, Message = "Health digest {DigestId} about {Accounts} accounts was sent to {Recipients} recipients.")]
        public static partial void Sent(ILogger logger, string digestId, int accounts, int recipients);

        [LoggerMessage(EventId = 5302, Level = LogLevel.Warning, Message = "Health digest {DigestId} is not sent ({Status}): {Detail}")]
        public static partial void NotSent(ILogger logger, string digestId, DeliveryStatus status, string? detail);
    }
}

using Azure;
using MailFunctions.Accounts;
using MailFunctions.Credentials;

namespace MailFunctions.Checking.Failures;

/// <summary>Explains the exceptions that end a check.</summary>
internal static class CheckFailures
{
    /// <summary>The error that an exception stands for.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="step">The step it interrupted.</param>
    /// <param name="deadline">How long the whole check may take.</param>
    /// <returns>The error; <see langword="null"/> if the exception is a fault in this program.</returns>
    public static CheckError? Explain(Exception exception, CheckStep step, TimeSpan deadline) => exception switch
    {
        MailboxException failure => failure.Error,
        CredentialException failure => new(failure.Code, CheckStep.Credential, failure.Message, failure.ServerAnswer),
        OperationCanceledException => new(
            CheckErrorCode.Timeout,
            step,
            $"The check took longer than {deadline.TotalSeconds:0} seconds and was ended. What was stored by then is kept; the next check goes on from there. If this happens every time, the server is too slow: ask its administrator."),
        RequestFailedException or AggregateException { InnerException: RequestFailedException } => new(
            CheckErrorCode.StorageUnavailable,
            step < CheckStep.Fetch ? step : CheckStep.Store,
            "Our storage did not answer. Nothing is wrong with the account, and nothing is lost: the next check goes on from what is stored."),
        _ => null,
    };
}

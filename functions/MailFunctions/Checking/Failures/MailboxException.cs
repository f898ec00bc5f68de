using System.Diagnostics.CodeAnalysis;
using MailFunctions.Accounts;

namespace MailFunctions.Checking.Failures;

/// <summary>A mail server could not be used. The one exception that leaves this folder's protocol code.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always carries its error.")]
public sealed class MailboxException : Exception
{
    /// <summary>Wraps what happened.</summary>
    public MailboxException(CheckError error, Exception? innerException = null)
        : base(error.Message, innerException) => Error = error;

    /// <summary>What happened, and what to do about it.</summary>
    public CheckError Error { get; }
}

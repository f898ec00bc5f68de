using System.Text.Json;
using MailFunctions.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Credentials;

/// <summary>Lets accounts go on whose credential changed.</summary>
public sealed class LoginChangeFunctions(LoginChanges changes)
{
    /// <summary>Looks at accounts of one credential.</summary>
    [Function("ResumeAccounts")]
    public Task ResumeAccounts([QueueTrigger(LoginChanges.Queue)] string message, CancellationToken cancellationToken) =>
        changes.RunAsync(JsonSerializer.Deserialize<LoginChangeTask>(message, Json.Options)!, cancellationToken);

    /// <summary>Every minute, between two dispatches: looks for secrets that their owners rotated in the vault.</summary>
    [Function("WatchLogins")]
    public Task WatchLogins([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        changes.LookAsync(cancellationToken);
}

using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Security;
using Microsoft.Extensions.Options;

namespace MailFunctions.Connectors;

/// <summary>Tries a network connector, step by step, up to the connection with a server.</summary>
public sealed class ConnectorTest(EgressPolicy egress, ConnectorRoutes routes, IOptions<ConnectionOptions> options, TimeProvider clock)
{
    private static readonly CheckStep[] Steps = [CheckStep.Credential, CheckStep.Resolve, CheckStep.Connect];

    /// <summary>Connects to a server through the connector, and leaves.</summary>
    public async Task<ConnectionTestResult> RunAsync(Connector connector, string address, int port, CancellationToken cancellationToken)
    {
        var done = new List<StepResult>();
        try
        {
            var route = await routes.RouteAsync(connector, cancellationToken);
            done.Add(new(CheckStep.Credential, TimeSpan.Zero, connector.UserName is { } user ? $"User name {user}" : "No user name", null));
            var account = new AccountDraft { Name = connector.Name, Protocol = MailProtocol.Imap, Address = address, Port = port, SecureConnection = false, CredentialId = "" }
                .ToAccount(default, connector.UpdatedBy, clock.GetUtcNow());
            var steps = new StepTimer(account, onBegin: null, done.Add, clock);
            await using var link = await new ServerConnection(egress, steps, TimeSpan.FromSeconds(options.Value.ConnectSeconds))
                .OpenAsync(account, route, cancellationToken);
        }
        catch (MailboxException exception)
        {
            if (done.TrueForAll(step => step.Error is null))
            {
                done.Add(new(exception.Error.Step, TimeSpan.Zero, null, exception.Error));
            }
        }

        return new([.. Steps.Select(step => TestStep.Of(step, done.FindLast(result => result.Step == step)))]);
    }
}

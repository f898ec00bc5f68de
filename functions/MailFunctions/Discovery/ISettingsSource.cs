using MailFunctions.Http;

namespace MailFunctions.Discovery;

/// <summary>A kind of place where a domain's mail settings may be found.</summary>
internal interface ISettingsSource
{
    /// <summary>Looks there.</summary>
    /// <returns>All that was looked at, in its order.</returns>
    Task<Finding[]> LookAsync(EmailAddress address, CancellationToken cancellationToken);
}

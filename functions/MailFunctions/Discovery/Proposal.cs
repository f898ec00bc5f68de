using MailFunctions.Accounts;

namespace MailFunctions.Discovery;

/// <summary>Settings that an account may be registered with; its members are named as an account's are.</summary>
public sealed record Proposal
{
    /// <inheritdoc cref="Account.Protocol"/>
    public required MailProtocol Protocol { get; init; }

    /// <inheritdoc cref="Account.Address"/>
    public required string Address { get; init; }

    /// <inheritdoc cref="Account.Port"/>
    public required int Port { get; init; }

    /// <inheritdoc cref="Account.SecureConnection"/>
    public bool SecureConnection => ConnectionType is not null;

    /// <inheritdoc cref="Account.ConnectionType"/>
    public required ConnectionType? ConnectionType { get; init; }

    /// <summary>The user name to log in with.</summary>
    public required string UserName { get; init; }

    /// <summary>How it is made from the address.</summary>
    public required UserNameForm UserNameForm { get; init; }

    /// <summary>Where the proposal comes from.</summary>
    public required ProposalSource Source { get; init; }

    /// <summary>
    /// Whether it is certain that the server is the one that the domain means. If not, somebody who meddles with the DNS may have put it
    /// there, and a person should look at it before a password goes to it (RFC 6186, section 6).
    /// </summary>
    public required bool Verified { get; init; }

    /// <summary>What else is good to know, for people.</summary>
    public string? Note { get; init; }

    /// <summary>How its publisher ranks it: the lowest is to be tried first. Equals are in the publisher's order.</summary>
    internal int Priority { get; init; }

    /// <summary>Whether both lead to the same place in the same way.</summary>
    internal bool LeadsWhere(Proposal other) =>
        (Protocol, Port, ConnectionType) == (other.Protocol, other.Port, other.ConnectionType) &&
        Address.Equals(other.Address, StringComparison.OrdinalIgnoreCase);
}

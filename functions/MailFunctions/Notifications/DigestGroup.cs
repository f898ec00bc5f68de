using MailFunctions.Accounts;

namespace MailFunctions.Notifications;

/// <summary>Accounts that people are told of together: the same trouble, server and reason.</summary>
/// <param name="Trouble">What ails them; none if they recovered.</param>
/// <param name="Server">Their mail server, as <see cref="Account.Server"/> gives it.</param>
/// <param name="Code">The kind of failure; <see langword="null"/> if none was seen.</param>
/// <param name="Explanation">What happened and what to do about it, for people; <see langword="null"/> if nothing is to be said.</param>
/// <param name="Accounts">How many accounts.</param>
/// <param name="Flapping">How many of them come and go.</param>
/// <param name="Since">When the first of them changed, UTC.</param>
/// <param name="Names">The names of the first of them.</param>
public sealed record DigestGroup(
    Trouble Trouble,
    string Server,
    CheckErrorCode? Code,
    string? Explanation,
    int Accounts,
    int Flapping,
    DateTimeOffset? Since,
    IReadOnlyList<string> Names);

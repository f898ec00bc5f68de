using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;

namespace MailFunctions.Webhooks.Events;

/// <summary>What is told of an account whose health changed.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Server">Its mail server: address and port.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Error">Why; <see langword="null"/> for a recovery.</param>
public sealed record AccountData(AccountId Id, string Name, string Server, AccountEventKind Kind, CheckError? Error);

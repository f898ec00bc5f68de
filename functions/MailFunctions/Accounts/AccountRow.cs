namespace MailFunctions.Accounts;

/// <summary>A row of the accounts report on paper and in files.</summary>
/// <param name="Id">The account's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="SecureConnection">Whether the connection must be secure.</param>
/// <param name="ConnectionType">How it is made secure; <see langword="null"/> without <paramref name="SecureConnection"/>.</param>
/// <param name="Protocol">How mail is read.</param>
/// <param name="Port">The TCP port.</param>
/// <param name="AutomaticCheck">Whether the timer checks it.</param>
/// <param name="KeepCopy">Whether messages stay on the server.</param>
public sealed record AccountRow(
    AccountId Id,
    string Name,
    bool SecureConnection,
    ConnectionType? ConnectionType,
    MailProtocol Protocol,
    int Port,
    bool AutomaticCheck,
    bool KeepCopy)
{
    /// <summary>The row of an account.</summary>
    public static AccountRow Of(Account account) => new(
        account.Id,
        account.Name,
        account.SecureConnection,
        account.ConnectionType,
        account.Protocol,
        account.Port,
        account.AutomaticCheck,
        account.KeepCopy);
}

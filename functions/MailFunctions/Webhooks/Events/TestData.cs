namespace MailFunctions.Webhooks.Events;

/// <summary>What is told to try a webhook.</summary>
/// <param name="Id">The webhook.</param>
/// <param name="Name">Its name.</param>
/// <param name="RequestedBy">Who tries it.</param>
public sealed record TestData(string Id, string Name, string RequestedBy);

namespace MailFunctions.LocalHost.Hosting;

/// <summary>What the trigger's parameter is bound to.</summary>
/// <param name="Value">The value: a request, a timer, a queue message.</param>
internal sealed record TriggerValue(object Value);

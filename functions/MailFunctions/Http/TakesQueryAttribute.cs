namespace MailFunctions.Http;

/// <summary>The function reads the request's query with <see cref="Query"/>; every other one refuses to be given any.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesQueryAttribute : Attribute;

namespace MailFunctions.Http;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The rows of this page, in the list's order.</param>
/// <param name="NextCursor">Asks for the page after this one; <see langword="null"/> on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

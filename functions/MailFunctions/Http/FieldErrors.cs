using System.Collections;

namespace MailFunctions.Http;

/// <summary>What is wrong with the fields of a request, field by field, in the order found.</summary>
public sealed class FieldErrors : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _errors = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => _errors.Count == 0;

    /// <summary>All problems in one line, for people.</summary>
    public string Summary => string.Join(' ', _errors.Select(error => $"{error.Key}: {error.Value}"));

    /// <summary>Adds a problem.</summary>
    /// <param name="field">The field's name as the caller wrote it.</param>
    /// <param name="rule">The rule it breaks: a sentence.</param>
    public void Add(string field, string rule) => _errors.Add(new(field, rule));

    /// <summary>The problems by field, as RFC 9457 extension member <c>errors</c>.</summary>
    public IReadOnlyDictionary<string, string[]> ToDictionary() =>
        _errors.GroupBy(error => error.Key, error => error.Value).ToDictionary(group => group.Key, group => group.ToArray());

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

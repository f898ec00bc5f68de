using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace MailFunctions.Http;

/// <summary>
/// Reads the query string of a request, or a JSON body of texts, every parameter by its rule, and refuses what no rule asked for.
/// Read all parameters first, then look at <see cref="Problem"/>: it holds everything that is wrong.
/// </summary>
public sealed class Query
{
    /// <summary>How many rows a page has if nobody says otherwise.</summary>
    public const int DefaultPageSize = 30;

    /// <summary>How many rows a page has at most.</summary>
    public const int MaxPageSize = 1000;

    private const string CursorName = "cursor";
    private static readonly string[] TimeFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private readonly IReadOnlyDictionary<string, StringValues> _values;
    private readonly FieldErrors _errors = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Begins to read the request's query.</summary>
    public Query(HttpRequest request) => _values = request.Query.ToDictionary(StringComparer.Ordinal);

    /// <summary>Begins to read a JSON object of texts; what is in an object within it has its name and a full stop before its own.</summary>
    public Query(JsonElement body)
    {
        var values = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        Flatten(body, "", values);
        _values = values;
    }

    /// <summary>Begins to read texts by their names.</summary>
    public Query(IReadOnlyDictionary<string, string> values) => _values = values.ToDictionary(pair => pair.Key, pair => new StringValues(pair.Value));

    /// <summary>Everything wrong with the query; <see langword="null"/> if nothing is.</summary>
    public Problem? Problem
    {
        get
        {
            var takes = string.Join(", ", _known.Order(StringComparer.Ordinal).DefaultIfEmpty("none"));
            foreach (var name in _values.Keys.Where(_known.Add))
            {
                _errors.Add(name, $"is not a parameter here. It takes: {takes}.");
            }

            return _errors.IsEmpty ? null : Problem.Invalid(_errors);
        }
    }

    /// <summary>A text of at most <paramref name="maxLength"/> characters; <see langword="null"/> if absent or empty.</summary>
    public string? Text(string name, int maxLength)
    {
        if (Single(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (text.Length <= maxLength && !text.Any(char.IsControl))
        {
            return text;
        }

        _errors.Add(name, $"must have at most {maxLength} characters, none of them a control character.");
        return null;
    }

    /// <summary>Notes that a parameter must be there.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="rule">What to say if it is not.</param>
    public void Require(string name, string rule)
    {
        if (!_values.TryGetValue(name, out var values) || StringValues.IsNullOrEmpty(values))
        {
            _errors.Add(name, rule);
        }
    }

    /// <summary><c>yes</c> or <c>no</c>, in any case; <see langword="null"/> if absent.</summary>
    public bool? YesNo(string name) => Choice<bool?>(name, ("yes", true), ("no", false));

    /// <summary><c>true</c> or <c>false</c>, in any case; <see langword="false"/> if absent.</summary>
    public bool TrueFalse(string name) => Choice(name, ("true", true), ("false", false));

    /// <summary>One of the choices, in any case; <see langword="default"/> if absent.</summary>
    public T? Choice<T>(string name, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (Single(name) is not { Length: > 0 } text)
        {
            return default;
        }

        foreach (var (word, value) in choices)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var words = new List<string>();
        foreach (var (word, _) in choices)
        {
            words.Add(word);
        }

        _errors.Add(name, "must be one of: " + string.Join(", ", words) + ".");
        return default;
    }

    /// <summary>A time or a day, as ISO 8601 has it, UTC unless it says otherwise; <see langword="null"/> if absent.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Single(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        _errors.Add(name, "must be a day or a time in ISO 8601, such as 2026-05-31 or 2026-05-31T18:30:00Z.");
        return null;
    }

    /// <summary>The number of rows a page, 1 to 1,000; 30 if absent.</summary>
    public int PageSize()
    {
        if (Single("pageSize") is not { } text)
        {
            return DefaultPageSize;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= MaxPageSize)
        {
            return size;
        }

        _errors.Add("pageSize", $"must be a whole number from 1 to {MaxPageSize}.");
        return DefaultPageSize;
    }

    /// <summary>The place where the page begins; <see langword="null"/> for the first page.</summary>
    /// <param name="list">The list that the cursor must belong to.</param>
    public string? Position(string list)
    {
        if (Single(CursorName) is not { } cursor)
        {
            return null;
        }

        if (Cursor.TryRead(list, cursor, out var position))
        {
            return position;
        }

        _errors.Add(CursorName, "is not a cursor of this list: take nextCursor from a page with the same filters and order.");
        return null;
    }

    private void Flatten(JsonElement json, string prefix, Dictionary<string, StringValues> values)
    {
        foreach (var member in json.EnumerateObject())
        {
            var name = prefix + member.Name;
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.String:
                    values[name] = member.Value.GetString();
                    break;
                case JsonValueKind.Object when prefix.Length == 0:
                    Flatten(member.Value, name + ".", values);
                    break;
                case JsonValueKind.Null:
                    break;
                default:
                    _known.Add(name);
                    _errors.Add(name, "must be a text.");
                    break;
            }
        }
    }

    private string? Single(string name)
    {
        _known.Add(name);
        if (!_values.TryGetValue(name, out var values))
        {
            return null;
        }

        if (values.Count == 1)
        {
            return values[0];
        }

        _errors.Add(name, "must be given once.");
        return null;
    }
}

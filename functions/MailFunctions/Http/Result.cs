using System.Diagnostics.CodeAnalysis;

namespace MailFunctions.Http;

/// <summary>A value, or the <see cref="Http.Problem"/> that stands in its way: how an expected failure travels.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly record struct Result<T>
{
    private Result(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    /// <summary>The value; the type's default on failure.</summary>
    public T? Value { get; }

    /// <summary>The problem; <see langword="null"/> on success.</summary>
    public Problem? Problem { get; }

    /// <summary>Takes the value, or the problem.</summary>
    /// <returns>Whether there is a value.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Problem? problem)
    {
        value = Value;
        problem = Problem;
        return problem is null;
    }

    /// <summary>A success.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "A constructor by another name adds nothing.")]
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "A constructor by another name adds nothing.")]
    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}

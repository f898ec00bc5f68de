using System.Text.Json;
using System.Text.Json.Serialization;
using MailFunctions.Http;

namespace MailFunctions.Notifications;

/// <summary>What people were told of an account last.</summary>
/// <param name="Trouble">What ailed it.</param>
/// <param name="Digest">The digest that told them, or is going to.</param>
/// <param name="Before">What they had been told before that digest.</param>
/// <param name="Changes">When they were told something new, UTC, the last few times.</param>
public sealed record ToldHealth(Trouble Trouble, string Digest, Trouble Before, IReadOnlyList<DateTimeOffset> Changes)
{
    /// <summary>So many changes told within <see cref="FlappingSpan"/> mean that an account comes and goes.</summary>
    private const int ChangesOfFlapping = 4;

    /// <summary>The span in which changes count, and for which a note is kept after the last.</summary>
    public static readonly TimeSpan FlappingSpan = TimeSpan.FromHours(6);

    /// <summary>Nothing was ever told.</summary>
    public static ToldHealth Nothing { get; } = new(Trouble.None, "", Trouble.None, []);

    /// <summary>Whether the account comes and goes, so that people hear less of it until it has come to rest.</summary>
    [JsonIgnore]
    public bool IsFlapping => Changes.Count == ChangesOfFlapping && Changes[^1] - Changes[0] < FlappingSpan;

    /// <summary>The text for the account's note.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json.Options);

    /// <summary>What a note has.</summary>
    public static ToldHealth Read(string? text) => text is null ? Nothing : JsonSerializer.Deserialize<ToldHealth>(text, Json.Options)!;

    /// <summary>What is told after a digest tells something new. Of what came and went, that means that it has come to rest.</summary>
    public ToldHealth Then(Trouble trouble, string digest, DateTimeOffset at) =>
        new(trouble, digest, Trouble, IsFlapping ? [at] : [.. Changes.Append(at).TakeLast(ChangesOfFlapping)]);

    /// <summary>What is told if the digest that was to tell it never came.</summary>
    public ToldHealth Untold() => new(Before, "", Before, [.. Changes.SkipLast(1)]);
}

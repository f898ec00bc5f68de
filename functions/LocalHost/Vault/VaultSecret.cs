namespace MailFunctions.LocalHost.Vault;

/// <summary>A secret with all its versions, as its file holds it.</summary>
internal sealed record VaultSecret
{
    /// <summary>The name as it was first written; names differ regardless of case.</summary>
    public required string Name { get; init; }

    /// <summary>When it was (softly) deleted, UTC; <see langword="null"/> if it is not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The versions, oldest first.</summary>
    public IReadOnlyList<VaultVersion> Versions { get; init; } = [];

    /// <summary>A version by its id, or the newest.</summary>
    public VaultVersion? Find(string? version) =>
        version is null ? Versions is [.., var newest] ? newest : null : Versions.FirstOrDefault(known => known.Id == version);

    /// <summary>The secret with a version changed.</summary>
    public VaultSecret With(VaultVersion version) =>
        this with { Versions = [.. Versions.Select(known => known.Id == version.Id ? version : known)] };
}

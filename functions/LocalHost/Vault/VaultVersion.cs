namespace MailFunctions.LocalHost.Vault;

/// <summary>A version of a secret, as its file holds it: the value encrypted.</summary>
internal sealed record VaultVersion
{
    /// <summary>The version's id: 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The encrypted value (see <see cref="VaultCipher"/>).</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its properties were last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether the value may be read.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Before when the value should not be used, in seconds since 1970.</summary>
    public long? NotBefore { get; init; }

    /// <summary>From when the value should not be used, in seconds since 1970.</summary>
    public long? Expires { get; init; }

    /// <summary>What kind of value it is.</summary>
    public string? ContentType { get; init; }

    /// <summary>The owner's notes.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

using System.Security.Cryptography;
using System.Text;

namespace MailFunctions.LocalHost.Vault;

/// <summary>
/// Encrypts values with AES-256-GCM under the vault's key. Name and version are authenticated with the value, so that a value
/// cannot be put in another's place.
/// </summary>
internal sealed class VaultCipher(byte[] key)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>The length of a key, in bytes.</summary>
    public const int KeySize = 32;

    /// <summary>Encrypts a value: nonce, tag and ciphertext.</summary>
    public byte[] Seal(string name, string version, string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var @sealed = new byte[NonceSize + TagSize + plain.Length];
        var nonce = @sealed.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, @sealed.AsSpan(NonceSize + TagSize), @sealed.AsSpan(NonceSize, TagSize), Context(name, version));
        return @sealed;
    }

    /// <summary>Decrypts a value.</summary>
    /// <exception cref="AuthenticationTagMismatchException">The file was tampered with, or belongs to another key.</exception>
    public string Open(string name, string version, ReadOnlySpan<byte> @sealed)
    {
        var plain = new byte[@sealed.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(@sealed[..NonceSize], @sealed[(NonceSize + TagSize)..], @sealed.Slice(NonceSize, TagSize), plain, Context(name, version));
        return Encoding.UTF8.GetString(plain);
    }

    private static byte[] Context(string name, string version) => Encoding.UTF8.GetBytes($"{name.ToUpperInvariant()}/{version}");
}

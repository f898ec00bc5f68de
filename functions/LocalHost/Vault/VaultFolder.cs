using System.Security.Cryptography;
using System.Text.Json;

namespace MailFunctions.LocalHost.Vault;

/// <summary>
/// The vault's folder: the key, and a file for each secret. Files are replaced whole, so that a process killed at any moment
/// leaves them readable; changes take the folder's lock, so that several processes can share it.
/// </summary>
internal sealed class VaultFolder
{
    private const string KeyFile = "vault.key";
    private const string LockFile = "vault.lock";
    private const string Extension = ".secret";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(5);

    private readonly string _path;
    private readonly TimeProvider _clock;

    public VaultFolder(string path, TimeProvider clock)
    {
        (_path, _clock) = (Path.GetFullPath(path), clock);
        Directory.CreateDirectory(_path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The names of all secrets, deleted or not, in order.</summary>
    public IEnumerable<string> Names() =>
        Directory.EnumerateFiles(_path, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>Reads a secret.</summary>
    /// <returns>The secret; <see langword="null"/> if there is none.</returns>
    public VaultSecret? Read(string name)
    {
        try
        {
            return JsonSerializer.Deserialize<VaultSecret>(File.ReadAllBytes(FileOf(name)));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes a secret.</summary>
    public void Write(VaultSecret secret) => Replace(FileOf(secret.Name), JsonSerializer.SerializeToUtf8Bytes(secret));

    /// <summary>Removes a secret for good.</summary>
    public void Remove(string name) => File.Delete(FileOf(name));

    /// <summary>The vault's key; made when missing. Call it with the lock held.</summary>
    public byte[] Key()
    {
        var file = Path.Combine(_path, KeyFile);
        if (!File.Exists(file))
        {
            Replace(file, RandomNumberGenerator.GetBytes(VaultCipher.KeySize));
        }

        return File.ReadAllBytes(file);
    }

    /// <summary>Keeps other processes and threads from changing the vault until disposed.</summary>
    /// <exception cref="TimeoutException">Somebody else held the lock too long.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken)
    {
        var startedAt = _clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(_path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (_clock.GetElapsedTime(startedAt) > LockPatience)
            {
                throw new TimeoutException($"The local vault in {_path} is locked by another process.", exception);
            }
            catch (IOException)
            {
                await Task.Delay(LockRetry, _clock, cancellationToken);
            }
        }
    }

    private string FileOf(string name) => Path.Combine(_path, name.ToLowerInvariant() + Extension);

    private static void Replace(string file, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var finished = $"{file}.{Path.GetRandomFileName()}";
        using (var stream = new FileStream(finished, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(finished, file, overwrite: true);
    }
}

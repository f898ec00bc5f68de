using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MailFunctions.Security.SignIn;

/// <summary>The key that signs in on one's own machine.</summary>
public sealed class LocalKey(IOptions<AuthOptions> options) : IHostedService
{
    private const int Bytes = 32;
    private readonly Lazy<byte[]> _hash = new(() => SHA256.HashData(Encoding.ASCII.GetBytes(ReadOrMake(options.Value.KeyFile))));

    /// <summary>Whether this is the key; takes the same time for every wrong one (the hashes are compared in constant time).</summary>
    public bool Is(string token) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), _hash.Value);

    /// <inheritdoc/>
    /// <remarks>A hosted service only so that the key is there as soon as the app is; no other mode has one.</remarks>
    Task IHostedService.StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Mode == AuthOptions.Local)
        {
            _ = _hash.Value;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string ReadOrMake(string path)
    {
        try
        {
            Make(path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // It was made before, or by another process just now.
        }

        return File.ReadAllText(path).Trim();
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var finished = path + "." + Path.GetRandomFileName();
        var stream = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            stream.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(finished, stream))
        {
            file.Write(Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes))));
        }

        try
        {
            File.Move(finished, path, overwrite: false);
        }
        finally
        {
            File.Delete(finished);
        }
    }
}

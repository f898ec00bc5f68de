using Azure;
using Azure.Security.KeyVault.Secrets;
using MailFunctions.LocalHost.Vault;

namespace LocalHost.Tests;

/// <summary>The local vault, held through the real client to what the Key Vault service does.</summary>
public sealed class VaultTests : IDisposable
{
    private const string Value = "a-value-that-must-not-be-on-disk-0815";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SecretClient Client => field ??= Open();

    [Fact]
    public async Task Secret_is_read_back_by_name_and_by_version()
    {
        var first = await Client.SetSecretAsync("name", "one", Stop);
        await Client.SetSecretAsync("NAME", "two", Stop);

        (await Client.GetSecretAsync("name", null, null, Stop)).Value.Value.ShouldBe("two");
        (await Client.GetSecretAsync("name", first.Value.Properties.Version, null, Stop)).Value.Value.ShouldBe("one");
        (await Client.GetPropertiesOfSecretVersionsAsync("name", Stop).CountAsync(Stop)).ShouldBe(2);
    }

    [Fact]
    public async Task List_goes_on_over_pages()
    {
        for (var i = 0; i < 60; i++)
        {
            await Client.SetSecretAsync($"name-{i:D2}", "value", Stop);
        }

        var names = await Client.GetPropertiesOfSecretsAsync(Stop).Select(secret => secret.Name).ToListAsync(Stop);

        names.ShouldBe(Enumerable.Range(0, 60).Select(i => $"name-{i:D2}"));
    }

    [Fact]
    public async Task Deleted_secret_can_be_recovered_and_its_name_is_taken_until_purged()
    {
        await Client.SetSecretAsync("name", Value, Stop);
        await (await Client.StartDeleteSecretAsync("name", Stop)).WaitForCompletionAsync(Stop);
        (await StatusAsync(() => Client.GetSecretAsync("name", null, null, Stop))).ShouldBe(404);
        (await StatusAsync(() => Client.SetSecretAsync("name", "other", Stop))).ShouldBe(409);
        (await Client.GetDeletedSecretsAsync(Stop).CountAsync(Stop)).ShouldBe(1);

        await (await Client.StartRecoverDeletedSecretAsync("name", Stop)).WaitForCompletionAsync(Stop);
        (await Client.GetSecretAsync("name", null, null, Stop)).Value.Value.ShouldBe(Value);

        await (await Client.StartDeleteSecretAsync("name", Stop)).WaitForCompletionAsync(Stop);
        await Client.PurgeDeletedSecretAsync("name", Stop);
        (await StatusAsync(() => Client.SetSecretAsync("name", "other", Stop))).ShouldBe(200);
    }

    [Fact]
    public async Task Properties_are_kept_and_a_disabled_secret_cannot_be_read()
    {
        var expires = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var secret = new KeyVaultSecret("name", Value) { Properties = { ExpiresOn = expires, ContentType = "text/plain", Tags = { ["owner"] = "mail" } } };
        await Client.SetSecretAsync(secret, Stop);

        var properties = (await Client.GetSecretAsync("name", null, null, Stop)).Value.Properties;
        properties.ExpiresOn.ShouldBe(expires);
        properties.ContentType.ShouldBe("text/plain");
        properties.Tags["owner"].ShouldBe("mail");

        properties.Enabled = false;
        await Client.UpdateSecretPropertiesAsync(properties, Stop);
        (await StatusAsync(() => Client.GetSecretAsync("name", null, null, Stop))).ShouldBe(403);
    }

    [Theory]
    [InlineData("under_score")]
    [InlineData("dot.dot")]
    public async Task Invalid_name_is_refused(string name) =>
        (await StatusAsync(() => Client.SetSecretAsync(name, Value, Stop))).ShouldBe(400);

    [Fact]
    public async Task Value_over_25_kilobytes_is_refused() =>
        (await StatusAsync(() => Client.SetSecretAsync("name", new string('x', (25 * 1024) + 1), Stop))).ShouldBe(400);

    [Fact]
    public async Task Values_are_encrypted_and_only_the_owner_may_read_the_files()
    {
        await Client.SetSecretAsync("name", Value, Stop);

        foreach (var file in Directory.EnumerateFiles(_folder["vault"]))
        {
            (await File.ReadAllTextAsync(file, Stop)).ShouldNotContain(Value);
            if (!file.EndsWith(".lock", StringComparison.Ordinal))
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        File.GetUnixFileMode(_folder["vault"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Value_put_in_anothers_place_is_not_given_out()
    {
        await Client.SetSecretAsync("mine", Value, Stop);
        await Client.SetSecretAsync("yours", "other", Stop);
        var mine = await File.ReadAllTextAsync(Path.Combine(_folder["vault"], "mine.secret"), Stop);
        await File.WriteAllTextAsync(Path.Combine(_folder["vault"], "yours.secret"), mine.Replace("mine", "yours", StringComparison.Ordinal), Stop);

        (await StatusAsync(() => Client.GetSecretAsync("yours", null, null, Stop))).ShouldBe(500);
    }

    [Fact]
    public async Task Two_processes_writing_at_once_lose_no_version()
    {
        var other = Open();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? Client : other).SetSecretAsync("name", $"{i}", Stop)));

        (await Client.GetPropertiesOfSecretVersionsAsync("name", Stop).CountAsync(Stop)).ShouldBe(20);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<int> StatusAsync<T>(Func<Task<Response<T>>> ask)
    {
        try
        {
            return (await ask()).GetRawResponse().Status;
        }
        catch (RequestFailedException exception)
        {
            return exception.Status;
        }
    }

    private SecretClient Open()
    {
        var options = LocalVaultSetup.Options(_folder["vault"], TimeProvider.System);
        options.Retry.MaxRetries = 0;
        return new SecretClient(new Uri("https://local.vault/"), new LocalVaultCredential(), options);
    }
}

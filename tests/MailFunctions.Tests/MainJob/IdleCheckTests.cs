using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>What a check costs when there is no mail.</summary>
public sealed class IdleCheckTests(Product product, ITestOutputHelper output)
{
    private const int MostOperations = 3;

    // It reads settings and state, and writes the claim.
    private const int OperationsOfCheckNow = 3;

    [Theory]
    [InlineData("IMAP")]
    [InlineData("POP3")]
    public async Task Idle_check_costs_at_most_three_table_operations(string protocol)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync("Subject: one\r\n\r\nText\r\n"u8.ToArray());
        var account = await api.CreateAccountAsync(mailbox, new(protocol, "SSL"));
        var id = (int)account["id"]!;
        await api.CheckAsync(id);
        await api.CheckAsync(id);

        var from = await FenceAsync(azurite, api, 2_000_000_001);
        await api.PostAsync($"api/accounts/{id}/check", null, System.Net.HttpStatusCode.Accepted);
        await Wait.UntilAsync(() => Task.FromResult(azurite.Requests.Skip(from).Count(IsTransaction) == 2), "the claim and the verdict are written");
        var to = await FenceAsync(azurite, api, 2_000_000_002);

        var requests = azurite.Requests.Take(to).Skip(from).Where(IsOfTables).Where(request => !IsOfTimer(request) && !IsFence(request)).ToList();
        requests.ForEach(output.WriteLine);
        requests.Take(OperationsOfCheckNow).Count(IsTransaction).ShouldBe(1);
        requests.Skip(OperationsOfCheckNow).Count().ShouldBeLessThanOrEqualTo(MostOperations);
    }

    /// <summary>Reads an account that does not exist, and waits for the line: all requests before it are in the log then.</summary>
    private static async Task<int> FenceAsync(AzuriteServer azurite, Api api, int id)
    {
        using var response = await api.SendAsync(HttpMethod.Get, $"api/accounts/{id}");
        await Wait.UntilAsync(
            () => Task.FromResult(azurite.Requests.Count(request => request.Contains($"{id}", StringComparison.Ordinal)) == 2),
            "the fence is in the log");
        return azurite.Requests.Count;
    }

    private static bool IsFence(string request) => request.Contains("20000000", StringComparison.Ordinal);

    private static bool IsTransaction(string request) => request.Contains("$batch", StringComparison.Ordinal);

    private static bool IsOfTables(string request) =>
        request.Contains("/Accounts", StringComparison.Ordinal) || request.Contains("/Checks", StringComparison.Ordinal) ||
        request.Contains("/Messages", StringComparison.Ordinal) || request.Contains("/Credentials", StringComparison.Ordinal) ||
        request.Contains("$batch", StringComparison.Ordinal);

    private static bool IsOfTimer(string request) =>
        request.Contains("counter", StringComparison.Ordinal) || request.Contains("/Accounts()", StringComparison.Ordinal) ||
        request.Contains("watch", StringComparison.Ordinal);
}

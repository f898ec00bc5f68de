using System.Globalization;
using System.Net;
using MailFunctions.Discovery;
using MailFunctions.Security;
using MailFunctions.Tests.Discovery;
using MailFunctions.Tests.Hostile;
using Microsoft.Extensions.Options;

namespace MailFunctions.Tests.Security.Egress;

/// <summary>Names that lead to forbidden addresses, at once or later.</summary>
public sealed class NameTests
{
    private const string Records = """
        host-record=loopback4.test,127.0.0.1
        host-record=loopback6.test,::1
        host-record=mapped.test,::ffff:127.0.0.1
        host-record=nat64.test,64:ff9b::a9fe:a9fe
        host-record=sixtofour.test,2002:a9fe:a9fe::1
        host-record=metadata.test,169.254.169.254
        host-record=azure.test,168.63.129.16
        host-record=private.test,10.0.0.1
        host-record=unspecified.test,0.0.0.0
        host-record=mixed.test,8.8.8.8
        host-record=mixed.test,127.0.0.1
        host-record=mixed.test,fe80::1
        cname=alias.test,metadata.test
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_of_forbidden_addresses_lead_nowhere()
    {
        await using var server = await NameServer.StartAsync(Records);
        var names = Names(new EgressOptions(), server.Port);
        foreach (var name in new[] { "loopback4", "loopback6", "mapped", "nat64", "sixtofour", "metadata", "azure", "private", "unspecified", "alias" })
        {
            (await names.ResolveAsync(name + ".test", Stop)).ShouldBeEmpty(name);
        }

        (await names.ResolveAsync("mixed.test", Stop)).ShouldBe([IPAddress.Parse("8.8.8.8")]);
    }

    [Fact]
    public async Task Name_that_changes_its_address_is_connected_to_at_the_one_that_was_checked()
    {
        await using var web = Answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        await using var server = new ChangingNameServer("127.0.0.1", "169.254.169.254");
        using var http = Client(server.Port);

        var first = await http.GetStringAsync(At("changing.test", web.Port), Stop);
        var second = await Should.ThrowAsync<HttpRequestException>(() => http.GetStringAsync(At("changing.test", web.Port), Stop));

        first.ShouldBe("ok");
        second.InnerException.ShouldBeOfType<EgressDeniedException>();
        // One question a connection: nothing looks the name up again behind the policy's back.
        server.AddressQuestions.ShouldBe(2);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var target = Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await using var web = Answering($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{target.Port}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await using var server = new ChangingNameServer("127.0.0.1", "127.0.0.1");
        using var http = Client(server.Port);

        using var response = await http.GetAsync(At("changing.test", web.Port), Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        target.Received.ShouldBeEmpty();
    }

    private static ScriptedServer Answering(string answer) => new(async connection =>
    {
        while (await connection.ReadLineAsync() is { Length: > 0 })
        {
        }

        await connection.SendAsync(answer);
    });

    private static HttpClient Client(int nameServer)
    {
        var names = Names(new EgressOptions { AllowLoopback = true }, nameServer);
        return EgressHttp.CreateClient((request, stop) => names.ResolveAsync(request.IdnHost, stop), TimeSpan.FromSeconds(30), 1000);
    }

    private static DomainNames Names(EgressOptions egress, int nameServer) => new(
        new EgressPolicy(Options.Create(egress)),
        Options.Create(new DiscoveryOptions { NameServers = { string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{nameServer}") }, DnsSeconds = 30 }));

    private static Uri At(string host, int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}/"));
}

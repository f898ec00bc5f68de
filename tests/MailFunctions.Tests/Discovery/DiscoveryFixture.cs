using System.Globalization;
using MailFunctions.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Tests.Discovery;

/// <summary>Domains with a name server and web servers, and the product that asks them.</summary>
public sealed class DiscoveryFixture(Product product) : IAsyncLifetime
{
    private const string Records = """
        srv-host=_imaps._tcp.srv.test,second.srv.test,993,20,0
        srv-host=_imaps._tcp.srv.test,light.srv.test,9933,10,1
        srv-host=_imaps._tcp.srv.test,heavy.srv.test,993,10,5
        srv-host=_imap._tcp.srv.test,first.srv.test,143,5,0
        srv-host=_pop3s._tcp.srv.test
        srv-host=_imaps._tcp.outside.test,mail.provider.test,993,0,1
        srv-host=_pop3s._tcp.outside.test,pop.outside.test,995,50,1
        srv-host=_imaps._tcp.xn--bcher-kva.test,imap.xn--bcher-kva.test,993,0,1
        srv-host=_imaps._tcp.workspace.test,imap.gmail.com,993,0,1
        mx-host=workspace.test,aspmx.l.google.com,1
        mx-host=workspace.test,backup.example.test,50
        mx-host=office.test,office-test.mail.protection.outlook.com,10
        mx-host=personal.test,personal-test.olc.protection.outlook.com,10
        mx-host=hosted.test,mx.a.locaweb.com.br,10
        mx-host=lookalike.test,mx.notgoogle.com,10
        host-record=autoconfig.document.test,127.0.0.1
        host-record=known.test,127.0.0.1
        host-record=elsewhere.test,127.0.0.1
        host-record=autoconfig.moved.test,127.0.0.1
        host-record=autoconfig.downgrade.test,127.0.0.1
        host-record=autoconfig.circle.test,127.0.0.1
        host-record=autoconfig.inside.test,127.0.0.1
        host-record=autoconfig.metadata.test,169.254.169.254
        host-record=autoconfig.otherport.test,127.0.0.1
        host-record=autoconfig.entities.test,127.0.0.1
        host-record=autoconfig.large.test,127.0.0.1
        host-record=autoconfig.html.test,127.0.0.1
        host-record=autoconfig.useless.test,127.0.0.1
        host-record=autoconfig.broken.test,127.0.0.1
        host-record=autoconfig.slow.test,127.0.0.1
        host-record=autoconfig.distrusted.test,127.0.0.1
        host-record=autoconfig.insecure.test,127.0.0.1
        """;

    private AzuriteServer? _azurite;
    private NameServer? _names;
    private DomainWeb? _web;
    private App? _app;

    internal DomainWeb Web => _web!;

    internal Api Api => new(_app!.Http);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // Storage of its own: the checks of other tests are none of its business.
        _azurite = await AzuriteServer.StartAsync();
        _names = await NameServer.StartAsync(Records);
        _web = await DomainWeb.StartAsync(product.Certificates, AnswerAsync);
        _app = await StartAppAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? default);
        await (_web?.DisposeAsync() ?? default);
        await (_names?.DisposeAsync() ?? default);
        await (_azurite?.DisposeAsync() ?? default);
    }

    /// <summary>Starts the product with further settings.</summary>
    internal Task<App> StartAppAsync(params (string Name, string Value)[] settings) => App.StartAsync(
        _azurite!,
        product.Certificates,
        [
            ("Discovery__NameServers__0", $"127.0.0.1:{Text(_names!.Port)}"),
            ("Discovery__HttpsPort", Text(Web.HttpsPort)),
            ("Discovery__HttpPort", Text(Web.HttpPort)),
            // On a busy machine everything takes long; only tests that wait for it cut this short.
            ("Discovery__DnsSeconds", "30"),
            ("Discovery__HttpSeconds", "60"),
            .. settings,
        ]);

    /// <summary>A document with some incoming servers.</summary>
    internal static string Document(string servers) =>
        $"""<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="x"><domain>x</domain>{servers}</emailProvider></clientConfig>""";

    private static string Server(string host) =>
        $"<incomingServer type=\"imap\"><hostname>{host}</hostname><port>993</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username></incomingServer>";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Task AnswerAsync(string address, HttpContext http)
    {
        const string Path = "/mail/config-v1.1.xml";
        return address switch
        {
            "https://autoconfig.document.test" + Path => http.Response.WriteAsync(Document("""
                <incomingServer type="imap"><hostname>plain.document.test</hostname><port>143</port><socketType>plain</socketType><username>%EMAILLOCALPART%</username></incomingServer>
                <incomingServer type="imap"><hostname> Imap.%EMAILDOMAIN% </hostname><port>993</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></incomingServer>
                <incomingServer type="pop3"><hostname>pop.document.test</hostname><port>110</port><socketType>STARTTLS</socketType><username>mail-%EMAILLOCALPART%</username></incomingServer>
                <incomingServer type="pop3"><hostname>pop.document.test</hostname><port>995</port><socketType>SSL</socketType><username>%EMAILLOCALPART%</username><authentication>OAuth2</authentication></incomingServer>
                <incomingServer type="imap"><hostname>https://evil.test/</hostname><port>993</port><socketType>SSL</socketType></incomingServer>
                <incomingServer type="imap"><hostname>port.document.test</hostname><port>0</port><socketType>SSL</socketType></incomingServer>
                <incomingServer type="exchange"><hostname>exchange.document.test</hostname></incomingServer>
                <outgoingServer type="smtp"><hostname>smtp.document.test</hostname><port>465</port><socketType>SSL</socketType></outgoingServer>
                """)),
            "https://known.test/.well-known/autoconfig" + Path => http.Response.WriteAsync(Document(Server("imap.known.test"))),
            "https://elsewhere.test/moved.xml" => http.Response.WriteAsync(Document(Server("imap.elsewhere.test"))),
            "https://autoconfig.moved.test" + Path => MoveAsync(http, $"https://elsewhere.test:{Text(Web.HttpsPort)}/moved.xml"),
            "https://autoconfig.downgrade.test" + Path => MoveAsync(http, $"http://elsewhere.test:{Text(Web.HttpPort)}/moved.xml"),
            "https://autoconfig.circle.test" + Path => MoveAsync(http, Path),
            "https://autoconfig.inside.test" + Path => MoveAsync(http, $"https://autoconfig.metadata.test:{Text(Web.HttpsPort)}/latest/meta-data"),
            "https://autoconfig.otherport.test" + Path => MoveAsync(http, "https://elsewhere.test:22/moved.xml"),
            "https://autoconfig.entities.test" + Path => http.Response.WriteAsync(
                "<!DOCTYPE clientConfig [<!ENTITY host SYSTEM \"file:///etc/hostname\">]>" + Document(Server("&host;"))),
            "https://autoconfig.large.test" + Path => http.Response.WriteAsync(Document(new string(' ', 200_000))),
            "https://autoconfig.html.test" + Path => http.Response.WriteAsync("<html><br>Welcome to nginx</html>"),
            "https://autoconfig.useless.test" + Path => http.Response.WriteAsync(Document("")),
            "https://autoconfig.broken.test" + Path => Task.FromResult(http.Response.StatusCode = StatusCodes.Status500InternalServerError),
            "https://autoconfig.slow.test" + Path => Task.Delay(Timeout.Infinite, http.RequestAborted),
            "http://autoconfig.insecure.test" + Path => http.Response.WriteAsync(Document(Server("imap.insecure.test"))),
            _ => Task.FromResult(http.Response.StatusCode = StatusCodes.Status404NotFound),
        };
    }

    private static Task MoveAsync(HttpContext http, string address)
    {
        http.Response.Redirect(address);
        return Task.CompletedTask;
    }
}

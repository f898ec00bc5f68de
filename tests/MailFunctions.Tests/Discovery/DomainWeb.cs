using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MailFunctions.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Tests.Discovery;

/// <summary>The web servers of the tests' domains, over HTTPS and HTTP: Kestrel. What a host answers is up to the test.</summary>
internal sealed class DomainWeb : IAsyncDisposable
{
    /// <summary>A host whose certificate nobody vouches for.</summary>
    public const string Distrusted = "autoconfig.distrusted.test";

    private readonly ConcurrentDictionary<string, X509Certificate2> _certificates = new();
    private readonly int[] _ports = FreePort.Take(2);
    private readonly TestCertificates _authority;
    private readonly WebApplication _web;

    private DomainWeb(TestCertificates authority, Func<string, HttpContext, Task> answer)
    {
        _authority = authority;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, HttpsPort, listen => listen.UseHttps(https => https.ServerCertificateSelector = (_, name) => CertificateOf(name ?? "none")));
            kestrel.Listen(IPAddress.Loopback, HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
        });
        _web = builder.Build();
        _web.Run(http =>
        {
            var address = $"{http.Request.Scheme}://{http.Request.Host.Host}{http.Request.Path}";
            Requests.Add(address + http.Request.QueryString);
            return answer(address, http);
        });
    }

    public int HttpsPort => _ports[0];

    public int HttpPort => _ports[1];

    /// <summary>The addresses that were asked for.</summary>
    public ConcurrentBag<string> Requests { get; } = [];

    /// <summary>Starts them.</summary>
    public static async Task<DomainWeb> StartAsync(TestCertificates authority, Func<string, HttpContext, Task> answer)
    {
        var web = new DomainWeb(authority, answer);
        await web._web.StartAsync();
        return web;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        foreach (var certificate in _certificates.Values)
        {
            certificate.Dispose();
        }
    }

    private X509Certificate2 CertificateOf(string name) =>
        _certificates.GetOrAdd(name, host => host == Distrusted ? TestCertificates.SelfSigned(host) : _authority.Issue(host));
}

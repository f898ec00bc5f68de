using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MailFunctions.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Tests.Webhooks;

/// <summary>Another system that is told of events, over HTTPS and HTTP: Kestrel. What it answers is up to the test.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly X509Certificate2 _certificate;
    private readonly int[] _ports = FreePort.Take(2);
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<Received> _received = [];

    private Receiver(X509Certificate2 certificate)
    {
        _certificate = certificate;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, _ports[0], listen => listen.UseHttps(_certificate));
            kestrel.Listen(IPAddress.Loopback, _ports[1]);
        });
        _web = builder.Build();
        _web.Run(AnswerAsync);
    }

    /// <summary>Where it listens over HTTPS.</summary>
    public string Https => $"https://localhost:{_ports[0]}/hook";

    /// <summary>Where it listens over HTTP.</summary>
    public string Http => $"http://127.0.0.1:{_ports[1]}/hook";

    /// <summary>What it answers; 204 unless the test says otherwise.</summary>
    public Func<Received, HttpResponse, Task> Answer { get; set; } = (_, response) => Status(response, 204);

    /// <summary>What it got, in order.</summary>
    public IReadOnlyList<Received> Requests => [.. _received];

    /// <summary>How many requests it was answering at once, at most.</summary>
    public int MostAtOnce { get; private set; }

    private int _atOnce;

    /// <summary>Starts it with a certificate that the product trusts, or another one.</summary>
    public static async Task<Receiver> StartAsync(TestCertificates certificates, X509Certificate2? certificate = null)
    {
        var receiver = new Receiver(certificate ?? certificates.Issue("localhost"));
        await receiver._web.StartAsync();
        return receiver;
    }

    /// <summary>Answers with a status.</summary>
    public static Task Status(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>Waits until it got so many different events.</summary>
    public Task EventsAsync(int count, int seconds = 240) => Wait.UntilAsync(
        () => Task.FromResult(_received.Select(request => request.Id).Distinct().Count() >= count), $"{count} events are received", seconds);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var received = new Received(http.Request.Path, new HeaderDictionary(http.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)), body.ToArray(), DateTimeOffset.UtcNow);
        _received.Enqueue(received);
        lock (_received)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
        }

        try
        {
            await Answer(received, http.Response);
        }
        finally
        {
            lock (_received)
            {
                _atOnce--;
            }
        }
    }
}

using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MailFunctions.LocalHost.Http;

/// <summary>What a connection may send and how slowly, before any function sees it.</summary>
internal static class RequestBounds
{
    // What the real host lets through; functions set narrower bounds themselves.
    private const long MaxBodyBytes = 100 * 1024 * 1024;

    private const int MaxHeaderBytes = 32 * 1024;
    private const int MaxHeaders = 100;
    private const int MaxLineBytes = 8 * 1024;
    private const int MaxConnections = 1000;
    private const double MinBodyBytesPerSecond = 240;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromSeconds(120);

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = MaxConnections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestLineSize = MaxLineBytes;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MinRequestBodyDataRate = new MinDataRate(MinBodyBytesPerSecond, Grace);
        limits.RequestHeadersTimeout = HeadersTimeout;
        limits.KeepAliveTimeout = KeepAliveTimeout;
    }
}

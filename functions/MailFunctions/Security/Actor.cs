using System.Diagnostics;
using System.Net;
using MailFunctions.Security.Audit;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Security;

/// <summary>Who does something, and from where: what the <see cref="AuditTrail"/> keeps of a request.</summary>
/// <param name="Name">The name, as people know it; names can change.</param>
/// <param name="Id">The id, which stays the same whatever the name; empty if nobody is signed in.</param>
/// <param name="Source">The address that the request came from; <see langword="null"/> if there was no request.</param>
/// <param name="TraceId">The id under which log and traces tell of the same request (W3C Trace Context); <see langword="null"/> if there is none.</param>
public sealed record Actor(string Name, string Id = "", string? Source = null, string? TraceId = null)
{
    private const string Unknown = "unknown";

    /// <summary>This product itself, when nobody asked.</summary>
    public static Actor Self { get; } = new("MailFunctions");

    /// <summary>Who makes a request.</summary>
    public static Actor Of(HttpRequest request)
    {
        var http = request.HttpContext;
        var caller = Caller.Of(http.User);
        return new(
            caller.Name.Length > 0 ? caller.Name : Unknown,
            caller.Id,
            SourceOf(http)?.ToString(),
            Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>
    /// The other end of the connection. That of Azure Functions is its front end on the same machine, which adds the caller's address to
    /// the header <c>X-Forwarded-For</c>; what is before that may be the caller's invention.
    /// </summary>
    private static IPAddress? SourceOf(HttpContext http)
    {
        var peer = http.Connection.RemoteIpAddress;
        if (peer is null || !IPAddress.IsLoopback(peer))
        {
            return peer;
        }

        return http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } last && IPEndPoint.TryParse(last, out var caller)
            ? caller.Address
            : peer;
    }
}

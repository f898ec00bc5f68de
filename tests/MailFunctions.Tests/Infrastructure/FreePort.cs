using System.Net;
using System.Net.Sockets;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Ports that nobody uses.</summary>
internal static class FreePort
{
    // Below the ports that the system gives to outgoing connections (from 32768 on Linux): one of those would be somebody's
    // again before the server that is to listen on it has started.
    private const int First = 12_000;
    private const int Count = 20_000;
    private static readonly int Start = Random.Shared.Next(Count);
    private static int _taken;

    /// <summary>Some free loopback ports, all different, and given to nobody else in this process.</summary>
    public static int[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    private static int Next()
    {
        while (true)
        {
            var port = First + ((Start + Interlocked.Increment(ref _taken)) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there: the next one, then.
            }
        }
    }
}

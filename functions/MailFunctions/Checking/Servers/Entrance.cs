namespace MailFunctions.Checking.Servers;

/// <summary>The answer to an account that wants to connect to its server.</summary>
/// <param name="Visit">The leave to connect; <see langword="null"/> if there is none now.</param>
/// <param name="Pause">Why there is none for a while; <see langword="null"/> if there may be one any moment.</param>
public sealed record Entrance(ServerVisit? Visit, ServerPause? Pause)
{
    /// <summary>No leave now, perhaps soon: all connections are in use, or somebody is trying whether the server answers again.</summary>
    public static Entrance Later { get; } = new(null, null);
}

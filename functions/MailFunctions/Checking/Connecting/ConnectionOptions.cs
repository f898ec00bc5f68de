using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Checking.Connecting;

/// <summary>How long mail servers are waited for: settings <c>Checking__*</c>.</summary>
public sealed class ConnectionOptions
{
    /// <summary>How long resolving a name and connecting may take, each, in seconds.</summary>
    [Range(1, 300)]
    public int ConnectSeconds { get; set; } = 15;

    /// <summary>How long TLS and greeting together may take, in seconds.</summary>
    [Range(1, 300)]
    public int GreetSeconds { get; set; } = 30;

    /// <summary>How long the server may stay silent while a command is under way, in seconds.</summary>
    [Range(1, 600)]
    public int CommandSeconds { get; set; } = 60;

    /// <summary>How long the farewell may take, in seconds.</summary>
    [Range(1, 60)]
    public int CloseSeconds { get; set; } = 5;
}

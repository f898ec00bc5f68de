using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Checking.Servers;

/// <summary>What is different for one server: settings <c>Checking__Servers__{host}__*</c>.</summary>
public sealed class ServerOverride
{
    /// <summary>How many connections to it may be open at once; <see langword="null"/> for as many as to any other.</summary>
    [Range(1, 1000)]
    public int? Connections { get; set; }
}

using System.Diagnostics.CodeAnalysis;

namespace MailFunctions.Security;

/// <summary>The egress policy forbids every address of a host.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always names the host.")]
public sealed class EgressDeniedException(string host) : Exception(
    $"{host} leads only to addresses that this product may not connect to.");

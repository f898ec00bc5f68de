using System.Text.Json.Serialization;

namespace MailFunctions.Discovery;

/// <summary>Where proposals come from, in the order in which they are preferred.</summary>
public enum ProposalSource
{
    /// <summary>The domain's SRV records (RFC 6186; RFC 8314, section 5.1).</summary>
    [JsonStringEnumMemberName("SRV")]
    Srv,

    /// <summary>The autoconfig document of the domain.</summary>
    [JsonStringEnumMemberName("autoconfig")]
    Autoconfig,

    /// <summary>What is known about a large provider.</summary>
    [JsonStringEnumMemberName("preset")]
    Preset,
}

using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks;

/// <summary>What all scenarios share: an authority for certificates, and how much there is of everything.</summary>
/// <param name="scale">The share of the full load, from 0 to 1: for a look whether all of it runs.</param>
internal sealed class Stage(double scale) : IDisposable
{
    /// <summary>The authority that the product trusts, and the peers too.</summary>
    public TestCertificates Certificates { get; } = new();

    /// <summary>The share of a full load that is asked for; at least one.</summary>
    public int Of(int full) => Math.Max(1, (int)(full * scale));

    /// <inheritdoc/>
    public void Dispose() => Certificates.Dispose();
}

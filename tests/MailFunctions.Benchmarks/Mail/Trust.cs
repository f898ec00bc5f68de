using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>Trusts the authority of the benchmarks' servers, and nobody else.</summary>
internal sealed class Trust(TestCertificates certificates) : IDisposable
{
    private readonly X509Certificate2 _authority = X509Certificate2.CreateFromPem(certificates.AuthorityPem);

    /// <summary>What a chain of certificates is held to.</summary>
    public X509ChainPolicy Policy() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { _authority },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    /// <summary>Whether a server shows a certificate for its name by the authority.</summary>
    public bool Accepts(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var own = new X509Chain { ChainPolicy = Policy() };
        return own.Build((X509Certificate2)certificate!);
    }

    /// <inheritdoc/>
    public void Dispose() => _authority.Dispose();
}

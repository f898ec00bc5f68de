using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MailFunctions.Checking.Connecting;

/// <summary>Looks at the server's certificate during the handshake, and remembers what was wrong with it.</summary>
/// <param name="host">The name that the certificate must be for.</param>
/// <param name="skip">Whether it is taken unseen.</param>
/// <param name="clock">The clock.</param>
internal sealed class CertificateReport(string host, bool skip, TimeProvider clock)
{
    /// <summary>When the certificate was seen: a timestamp of the clock.</summary>
    public long? SeenAt { get; private set; }

    /// <summary>What is wrong with it, for people; <see langword="null"/> if nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whom it is for, by whom, and how long it holds.</summary>
    public string? Summary { get; private set; }

    /// <summary>Decides about the certificate (the callback of <see cref="SslStream"/>).</summary>
    public bool Validate(object _, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        SeenAt = clock.GetTimestamp();
        if (certificate is X509Certificate2 seen)
        {
            Summary = $"certificate of {seen.GetNameInfo(X509NameType.SimpleName, false)}, issued by {seen.GetNameInfo(X509NameType.SimpleName, true)}, valid until {seen.NotAfter.ToUniversalTime():yyyy-MM-dd}";
            Fault = FaultOf(seen, chain, errors);
        }
        else
        {
            Fault = "the server sent no certificate";
        }

        return skip || errors == SslPolicyErrors.None;
    }

    private string? FaultOf(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return null;
        }

        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
        var faults = new List<string>();
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            faults.Add(clock.GetUtcNow() > certificate.NotAfter
                ? $"it expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}"
                : $"it, or one above it, is not valid at this time (it begins on {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd})");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            faults.Add($"it is for {NamesOf(certificate)}, not for {host}");
        }

        if ((status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            faults.Add(certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
                ? "it is self-signed"
                : $"it was issued by an authority that is not trusted here ({certificate.GetNameInfo(X509NameType.SimpleName, true)})");
        }

        if (faults.Count == 0)
        {
            faults.Add(status == X509ChainStatusFlags.NoError ? errors.ToString() : status.ToString());
        }

        return string.Join("; ", faults);
    }

    private static string NamesOf(X509Certificate2 certificate)
    {
        const int MaxNames = 5;
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Take(MaxNames)
            .ToList();
        return names.Count > 0 ? string.Join(", ", names) : certificate.GetNameInfo(X509NameType.SimpleName, false);
    }
}

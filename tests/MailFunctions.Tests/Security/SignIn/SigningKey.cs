using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace MailFunctions.Tests.Security.SignIn;

/// <summary>A key of an identity provider, or of somebody who would like to be one.</summary>
/// <param name="id">What it is called.</param>
/// <param name="algorithm">What it signs with: <c>RS256</c>, <c>PS256</c> or <c>ES256</c>.</param>
internal sealed class SigningKey(string id, string algorithm = "RS256") : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>What it is called.</summary>
    public string Id => id;

    /// <summary>The public key, as everybody can have it.</summary>
    public string PublicPem => _rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>The key with its private part (RFC 7517).</summary>
    public JsonObject PrivateJwk()
    {
        var jwk = new JsonObject { ["kid"] = id, ["alg"] = algorithm, ["use"] = "sig" };
        if (algorithm == "ES256")
        {
            var ec = _ec.ExportParameters(includePrivateParameters: true);
            (jwk["kty"], jwk["crv"], jwk["x"], jwk["y"], jwk["d"]) = ("EC", "P-256", Text(ec.Q.X!), Text(ec.Q.Y!), Text(ec.D!));
            return jwk;
        }

        var rsa = _rsa.ExportParameters(includePrivateParameters: true);
        (jwk["kty"], jwk["n"], jwk["e"], jwk["d"]) = ("RSA", Text(rsa.Modulus!), Text(rsa.Exponent!), Text(rsa.D!));
        (jwk["p"], jwk["q"], jwk["dp"], jwk["dq"], jwk["qi"]) = (Text(rsa.P!), Text(rsa.Q!), Text(rsa.DP!), Text(rsa.DQ!), Text(rsa.InverseQ!));
        return jwk;
    }

    /// <summary>The key without its private part.</summary>
    public JsonObject PublicJwk()
    {
        var jwk = PrivateJwk();
        foreach (var secret in new[] { "d", "p", "q", "dp", "dq", "qi" })
        {
            jwk.Remove(secret);
        }

        return jwk;
    }

    /// <summary>Signs with it.</summary>
    public byte[] Sign(byte[] data) => algorithm switch
    {
        "ES256" => _ec.SignData(data, HashAlgorithmName.SHA256),
        "PS256" => _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        _ => _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _rsa.Dispose();
        _ec.Dispose();
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}

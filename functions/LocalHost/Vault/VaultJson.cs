using System.Text.Json;
using System.Text.Json.Nodes;

namespace MailFunctions.LocalHost.Vault;

/// <summary>The JSON shapes of the Key Vault REST API (SecretBundle, SecretItem, DeletedSecretBundle, error).</summary>
internal sealed class VaultJson(Uri vault)
{
    private const int RecoverableDays = 90;

    /// <summary>A version of a secret; with its value if it is given.</summary>
    public JsonObject Bundle(VaultSecret secret, VaultVersion version, string? value = null)
    {
        var json = Properties(secret, version, $"secrets/{secret.Name}/{version.Id}");
        if (value is not null)
        {
            json["value"] = value;
        }

        return json;
    }

    /// <summary>A secret in a list of secrets.</summary>
    public JsonObject Item(VaultSecret secret) => Properties(secret, secret.Find(null)!, $"secrets/{secret.Name}");

    /// <summary>Status and code of a refusal.</summary>
    public static JsonObject Error(string code, string message) =>
        new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };

    /// <summary>Takes over the properties that a request sets.</summary>
    public static VaultVersion Describe(VaultVersion version, JsonElement body)
    {
        if (body.TryGetProperty("contentType", out var contentType))
        {
            version = version with { ContentType = contentType.GetString() };
        }

        if (body.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Object)
        {
            version = version with { Tags = tags.Deserialize<Dictionary<string, string>>() };
        }

        if (!body.TryGetProperty("attributes", out var attributes) || attributes.ValueKind != JsonValueKind.Object)
        {
            return version;
        }

        return version with
        {
            Enabled = attributes.TryGetProperty("enabled", out var enabled) ? enabled.GetBoolean() : version.Enabled,
            NotBefore = attributes.TryGetProperty("nbf", out var notBefore) ? notBefore.GetInt64() : version.NotBefore,
            Expires = attributes.TryGetProperty("exp", out var expires) ? expires.GetInt64() : version.Expires,
        };
    }

    private JsonObject Properties(VaultSecret secret, VaultVersion version, string path)
    {
        var json = new JsonObject
        {
            ["id"] = new Uri(vault, path).ToString(),
            ["attributes"] = Attributes(version),
            ["contentType"] = version.ContentType,
            ["tags"] = JsonSerializer.SerializeToNode(version.Tags),
        };
        if (secret.DeletedAt is { } deletedAt)
        {
            json["recoveryId"] = new Uri(vault, $"deletedsecrets/{secret.Name}").ToString();
            json["deletedDate"] = deletedAt.ToUnixTimeSeconds();
            json["scheduledPurgeDate"] = deletedAt.AddDays(RecoverableDays).ToUnixTimeSeconds();
        }

        return json;
    }

    private static JsonObject Attributes(VaultVersion version)
    {
        var json = new JsonObject
        {
            ["enabled"] = version.Enabled,
            ["created"] = version.CreatedAt.ToUnixTimeSeconds(),
            ["updated"] = version.UpdatedAt.ToUnixTimeSeconds(),
            ["recoveryLevel"] = "Recoverable+Purgeable",
            ["recoverableDays"] = RecoverableDays,
        };
        if (version.NotBefore is { } notBefore)
        {
            json["nbf"] = notBefore;
        }

        if (version.Expires is { } expires)
        {
            json["exp"] = expires;
        }

        return json;
    }
}

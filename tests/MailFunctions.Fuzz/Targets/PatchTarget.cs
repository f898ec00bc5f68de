using System.Text.Json;
using MailFunctions.Accounts;
using MailFunctions.Fuzz.Oracles;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Fuzz.Targets;

/// <summary>A JSON object, a zero byte, and a merge patch for it, each as the body of a request.</summary>
internal static class PatchTarget
{
    private const string MediaType = "application/merge-patch+json";

    /// <summary>Takes an input.</summary>
    public static async Task RunAsync(byte[] input)
    {
        var end = Math.Max(0, Array.IndexOf(input, (byte)0));
        var (target, patch) = (await ReadAsync(input[..end]), await ReadAsync(input[Math.Min(input.Length, end + 1)..]));
        if (target is { } present && patch is { } change)
        {
            Apply(present, change);
        }
    }

    /// <summary>Patches an object.</summary>
    public static void Apply(JsonElement target, JsonElement patch)
    {
        var patched = MergePatch.Apply(target, patch);
        BrokenPropertyException.ThrowUnless(ReferencePatch.AreSame(patched, ReferencePatch.Apply(target, patch)), "A patch does what RFC 7396 says.");
        BrokenPropertyException.ThrowUnless(ReferencePatch.AreSame(patched, MergePatch.Apply(patched, patch)), "A patch that is applied again changes nothing.");
        if (patched.ValueKind == JsonValueKind.Object)
        {
            JsonMembers.Read<AccountDraft>(patched, new FieldErrors());
        }
    }

    private static async Task<JsonElement?> ReadAsync(byte[] body)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = MediaType;
        http.Request.Body = new MemoryStream(body);
        var read = await http.Request.ReadObjectAsync([MediaType], CancellationToken.None);
        if (read.TryGet(out var json, out var problem))
        {
            return json;
        }

        BrokenPropertyException.ThrowUnless(problem is { Status: 400 or 413, Errors: not null } or { Status: 413 }, "What cannot be read is the caller's fault, and named.");
        return null;
    }
}

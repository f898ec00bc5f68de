using System.Security.Claims;

namespace MailFunctions.Security;

/// <summary>Who is signed in, and what they may do.</summary>
/// <param name="Name">The name, as people know it; names can change.</param>
/// <param name="Id">The id, which stays the same whatever the name.</param>
/// <param name="Roles">The roles.</param>
public sealed record Caller(string Name, string Id, IReadOnlyList<string> Roles)
{
    /// <summary>The caller as ASP.NET Core knows one.</summary>
    internal static ClaimsPrincipal Principal(string name, string id, IEnumerable<string> roles, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimsIdentity.DefaultNameClaimType, name),
            new Claim(ClaimTypes.NameIdentifier, id),
            .. roles.Select(role => new Claim(ClaimsIdentity.DefaultRoleClaimType, role)),
        ],
        scheme));

    /// <summary>The caller that <see cref="Principal"/> was made for.</summary>
    internal static Caller Of(ClaimsPrincipal user) => new(
        user.Identity?.Name ?? "",
        user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? "",
        [.. user.FindAll(ClaimsIdentity.DefaultRoleClaimType).Select(claim => claim.Value)]);
}

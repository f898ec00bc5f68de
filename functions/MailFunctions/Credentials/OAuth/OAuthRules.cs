using System.Net;
using FluentValidation;
using MailFunctions.Http;

namespace MailFunctions.Credentials.OAuth;

/// <summary>What the OAuth part of a credential must be like, and that only OAuth credentials have one.</summary>
internal sealed class OAuthRules : AbstractValidator<CredentialDraft>
{
    private const int MaxUriLength = 2000;
    private const int MaxClientIdLength = 300;
    private const int MaxScopes = 20;
    private const int MaxScopeLength = 200;
    private const string OnlyOAuth = "must be absent for a credential of this kind.";

    /// <summary>Makes the rules.</summary>
    /// <param name="allowsLoopback">Whether token endpoints may be on this machine.</param>
    public OAuthRules(bool allowsLoopback)
    {
        When(draft => draft.KindOrDefault == CredentialKind.Password, OfPasswords).Otherwise(() => OfOAuth(allowsLoopback));
        RuleFor(draft => draft.RefreshToken).Null().When(draft => draft.KindOrDefault != CredentialKind.OAuthRefreshToken).WithMessage(OnlyOAuth);
    }

    private void OfPasswords()
    {
        RuleFor(draft => draft.TokenEndpoint).Null().WithMessage(OnlyOAuth);
        RuleFor(draft => draft.ClientId).Null().WithMessage(OnlyOAuth);
        RuleFor(draft => draft.ClientSecret).Null().WithMessage(OnlyOAuth);
        RuleFor(draft => draft.Scopes).Null().WithMessage(OnlyOAuth);
    }

    private void OfOAuth(bool allowsLoopback)
    {
        RuleFor(draft => draft.Password).Null().WithMessage(OnlyOAuth);
        RuleFor(draft => draft.TokenEndpoint)
            .NotNull().WithMessage("is required.")
            .Must(text => text is null || IsEndpoint(text, allowsLoopback))
            .WithMessage($"must be an https address of at most {MaxUriLength} characters, without user name and fragment, such as https://login.example.com/token{(allowsLoopback ? "; http only on this machine" : "")}.");
        RuleFor(draft => draft.ClientId)
            .NotNull().WithMessage("is required.")
            .IsLine(MaxClientIdLength);
        RuleFor(draft => draft.Scopes)
            .Must(scopes => scopes is null || (scopes.Count <= MaxScopes && scopes.All(IsScope)))
            .WithMessage($"must be at most {MaxScopes} texts of 1 to {MaxScopeLength} characters each, without spaces, quotes and backslashes.");
    }

    private static bool IsEndpoint(string text, bool allowsLoopback) =>
        text.Length <= MaxUriLength &&
        Uri.TryCreate(text, UriKind.Absolute, out var uri) &&
        uri is { UserInfo: "", Fragment: "", Host.Length: > 0 } &&
        (uri.Scheme == Uri.UriSchemeHttps || (allowsLoopback && uri.Scheme == Uri.UriSchemeHttp && IsThisMachine(uri)));

    private static bool IsThisMachine(Uri uri) =>
        uri.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether it is a scope-token (RFC 6749, section 3.3).</summary>
    private static bool IsScope(string? scope) =>
        scope is { Length: >= 1 and <= MaxScopeLength } && scope.All(character => character is > ' ' and <= '~' and not ('"' or '\\'));
}

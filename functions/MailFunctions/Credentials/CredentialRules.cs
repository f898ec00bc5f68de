using System.Text.RegularExpressions;
using FluentValidation;
using MailFunctions.Credentials.OAuth;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Credentials;

/// <summary>What a credential must be like. Whether the vault has a secret that it names is asked of <see cref="Vault"/>.</summary>
public sealed partial class CredentialRules : AbstractValidator<CredentialDraft>
{
    private const int MaxUserNameLength = 320;

    // At most 12 KiB in UTF-8 each: Key Vault takes 25 KiB.
    private const int MaxSecretLength = 4096;

    private CredentialRules(CredentialKind? kept, bool allowsLoopback)
    {
        RuleFor(draft => draft.Name).IsName();
        RuleFor(draft => draft.UserName)
            .NotNull().WithMessage("is required.")
            .IsLine(MaxUserNameLength);
        RuleFor(draft => draft.SecretName)
            .Must(name => name is null || SecretNameRule().IsMatch(name))
            .WithMessage("must have 1 to 127 letters, digits and hyphens.")
            .Must(name => name is null || !name.StartsWith(Vault.ManagedPrefix, StringComparison.OrdinalIgnoreCase))
            .WithMessage($"must not begin with {Vault.ManagedPrefix}: such secrets belong to other credentials.");
        Secrets(kept);
        Include(new OAuthRules(allowsLoopback));
    }

    /// <summary>The rules of a draft; it may do without a secret only where the present one is managed, of the same kind, and stays.</summary>
    /// <param name="present">The credential that the draft replaces; <see langword="null"/> for a new one.</param>
    /// <param name="allowsLoopback">Whether token endpoints may be on this machine.</param>
    public static CredentialRules For(Credential? present, bool allowsLoopback) =>
        new(present is { Managed: true } ? present.Kind : null, allowsLoopback);

    private void Secrets(CredentialKind? kept)
    {
        // A line break would end the log-in command (RFC 9051, section 6.2.3; RFC 1939, section 7).
        RuleFor(draft => draft.Password).Must(IsSecret).WithMessage(SecretMessage);
        RuleFor(draft => draft.ClientSecret).Must(IsSecret).WithMessage(SecretMessage);
        RuleFor(draft => draft.RefreshToken).Must(IsSecret).WithMessage(SecretMessage);

        const string Absent = "must be absent when secretName names a secret that is in the vault.";
        RuleFor(draft => draft.Password).Null().When(draft => draft.SecretName is not null).WithMessage(Absent);
        RuleFor(draft => draft.ClientSecret).Null().When(draft => draft.SecretName is not null).WithMessage(Absent);
        RuleFor(draft => draft.RefreshToken).Null().When(draft => draft.SecretName is not null).WithMessage(Absent);

        const string Required = "is required, unless secretName names a secret that is in the vault.";
        RuleFor(draft => draft.Password).NotNull().When(draft => Needs(draft, CredentialKind.Password)).WithMessage(Required);
        RuleFor(draft => draft.ClientSecret).NotNull().When(draft => Needs(draft, CredentialKind.OAuthClientCredentials)).WithMessage(Required);
        RuleFor(draft => draft.RefreshToken).NotNull().When(draft => Needs(draft, CredentialKind.OAuthRefreshToken)).WithMessage(Required);

        bool Needs(CredentialDraft draft, CredentialKind kind) => draft.KindOrDefault == kind && kept != kind && draft.SecretName is null;
    }

    private static string SecretMessage => $"must have 1 to {MaxSecretLength} characters, none of them a line break or NUL.";

    private static bool IsSecret(string? secret) =>
        secret is null || (secret.Length is >= 1 and <= MaxSecretLength && !secret.AsSpan().ContainsAny('\r', '\n', '\0'));

    [GeneratedRegex(@"\A[0-9a-zA-Z-]{1,127}\z")]
    private static partial Regex SecretNameRule();
}

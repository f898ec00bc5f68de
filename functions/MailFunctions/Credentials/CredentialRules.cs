using System.Text.RegularExpressions;
using FluentValidation;
using MailFunctions.Http;

namespace MailFunctions.Credentials;

/// <summary>What a credential must be like. Whether the vault has a secret that it names is asked of <see cref="Vault"/>.</summary>
public sealed partial class CredentialRules : AbstractValidator<CredentialDraft>
{
    private const int MaxNameLength = 100;
    private const int MaxUserNameLength = 320;

    // At most 12 KiB in UTF-8: Key Vault takes 25 KiB.
    private const int MaxPasswordLength = 4096;

    private static readonly CredentialRules WithSecret = new(secretRequired: true);
    private static readonly CredentialRules WithOrWithoutSecret = new(secretRequired: false);

    private CredentialRules(bool secretRequired)
    {
        RuleFor(draft => draft.Name)
            .NotNull().WithMessage("is required.")
            .Must(name => name is null || Texts.IsLine(name, MaxNameLength))
            .WithMessage($"must have 1 to {MaxNameLength} characters, no control characters, and no space at either end.");
        RuleFor(draft => draft.UserName)
            .NotNull().WithMessage("is required.")
            .Must(name => name is null || Texts.IsLine(name, MaxUserNameLength))
            .WithMessage($"must have 1 to {MaxUserNameLength} characters, no control characters, and no space at either end.");
        // A line break would end the log-in command (RFC 9051, section 6.2.3; RFC 1939, section 7).
        RuleFor(draft => draft.Password)
            .Must(password => password is null || (password.Length is >= 1 and <= MaxPasswordLength && !password.AsSpan().ContainsAny('\r', '\n', '\0')))
            .WithMessage($"must have 1 to {MaxPasswordLength} characters, none of them a line break or NUL.");
        RuleFor(draft => draft.Password)
            .Null().When(draft => draft.SecretName is not null)
            .WithMessage("must be absent when secretName names a secret that is in the vault.");
        RuleFor(draft => draft.Password)
            .NotNull().When(draft => secretRequired && draft.SecretName is null)
            .WithMessage("is required, unless secretName names a secret that is in the vault.");
        RuleFor(draft => draft.SecretName)
            .Must(name => name is null || SecretNameRule().IsMatch(name))
            .WithMessage("must have 1 to 127 letters, digits and hyphens.")
            .Must(name => name is null || !name.StartsWith(Vault.ManagedPrefix, StringComparison.OrdinalIgnoreCase))
            .WithMessage($"must not begin with {Vault.ManagedPrefix}: such secrets belong to other credentials.");
    }

    /// <summary>The rules of a draft; it may do without a secret only where the present one is managed, and stays.</summary>
    /// <param name="present">The credential that the draft replaces; <see langword="null"/> for a new one.</param>
    public static CredentialRules For(Credential? present) => present is { Managed: true } ? WithOrWithoutSecret : WithSecret;

    [GeneratedRegex(@"\A[0-9a-zA-Z-]{1,127}\z")]
    private static partial Regex SecretNameRule();
}

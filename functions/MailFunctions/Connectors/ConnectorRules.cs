using FluentValidation;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Connectors;

/// <summary>What a network connector must be like.</summary>
public sealed class ConnectorRules : AbstractValidator<ConnectorDraft>
{
    // A length is one byte in SOCKS 5 (RFC 1929, section 2).
    private const int MaxCredentialBytes = 255;

    /// <summary>Makes the rules.</summary>
    public ConnectorRules()
    {
        RuleFor(draft => draft.Name).IsName();
        RuleFor(draft => draft.Type).NotNull().WithMessage("is required: SOCKS4A, SOCKS5 or HTTP.");
        RuleFor(draft => draft.Address)
            .NotNull().WithMessage("is required.")
            .IsHost();
        RuleFor(draft => draft.Port)
            .NotNull().WithMessage("is required.")
            .InclusiveBetween(1, 65535).WithMessage("must be from 1 to 65535.");
        RuleFor(draft => draft.UserName)
            .Must(name => name is null || (Texts.IsLine(name, MaxCredentialBytes) && IsShort(name)))
            .WithMessage($"must have 1 to {MaxCredentialBytes} bytes in UTF-8, no control characters, and no space at either end.")
            .Must((draft, name) => name is null || draft.Type != ConnectorType.Http || !name.Contains(':', StringComparison.Ordinal))
            .WithMessage("must not have a colon: HTTP puts one between user name and password (RFC 7617).");
        RuleFor(draft => draft.Password)
            .Must(password => password is null || (password.Length > 0 && IsShort(password) && !password.Any(char.IsControl)))
            .WithMessage($"must have 1 to {MaxCredentialBytes} bytes in UTF-8, none of them a control character.");
        RuleFor(draft => draft.Password)
            .Null().When(draft => draft.UserName is null)
            .WithMessage("must be absent without userName.");
        RuleFor(draft => draft.Password)
            .Null().When(draft => draft.Type == ConnectorType.Socks4a)
            .WithMessage("must be absent: SOCKS 4a knows no passwords.");
    }

    private static bool IsShort(string text) => System.Text.Encoding.UTF8.GetByteCount(text) <= MaxCredentialBytes;
}

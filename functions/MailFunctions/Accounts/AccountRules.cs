using FluentValidation;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>What an account must be like. Whether what it refers to exists is asked of <see cref="AccountReferences"/>.</summary>
public sealed class AccountRules : AbstractValidator<AccountDraft>
{
    private const int MaxFolderLength = 255;
    private const int MaxIntervalMinutes = 24 * 60;
    private const int MaxKeepDays = 36_500;

    /// <summary>Makes the rules.</summary>
    public AccountRules(AccountReferences references)
    {
        RuleFor(draft => draft.Name).IsName();
        RuleFor(draft => draft.CheckIntervalMinutes)
            .InclusiveBetween(1, MaxIntervalMinutes)
            .WithMessage($"must be from 1 to {MaxIntervalMinutes} minutes.");
        RuleFor(draft => draft.Protocol).NotNull().WithMessage("is required: IMAP or POP3.");
        RuleFor(draft => draft.Address)
            .NotNull().WithMessage("is required.")
            .IsHost();
        RuleFor(draft => draft.Port).InclusiveBetween(1, 65535).WithMessage("must be from 1 to 65535.");
        RuleFor(draft => draft.Folder)
            .IsLine(MaxFolderLength)
            .Must((draft, folder) => draft.Protocol != MailProtocol.Pop3 || folder is null or AccountDraft.DefaultFolder)
            .WithMessage("must be INBOX: POP3 has no other folder.");
        RuleFor(draft => draft.Since)
            .Must(since => since is null || since.Value.Year is >= 1970 and <= 9998)
            .WithMessage("must be a date from 1970 on.");
        RuleFor(draft => draft.KeepMessagesDays)
            .InclusiveBetween(0, MaxKeepDays)
            .WithMessage($"must be from 1 to {MaxKeepDays} days, 0 for ever, or null for what is set for all accounts.");
        RuleFor(draft => draft.ConnectionType)
            .NotNull().When(draft => draft.SecureConnection ?? true)
            .WithMessage("is required with secureConnection: SSL (TLS from the first byte) or TLS (STARTTLS).");
        RuleFor(draft => draft.ConnectionType)
            .Null().When(draft => draft.SecureConnection is false)
            .WithMessage("must be absent or null without secureConnection.");
        RuleFor(draft => draft.CredentialId)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("is required.")
            .MustAsync((id, cancellationToken) => references.HasCredentialAsync(id!, cancellationToken))
            .WithMessage("There is no credential with this id.");
        RuleFor(draft => draft.NetworkConnectorId)
            .Null().When(draft => draft.UseNetworkConnector is not true)
            .WithMessage("must be absent or null without useNetworkConnector.");
        RuleFor(draft => draft.NetworkConnectorId)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("is required with useNetworkConnector.")
            .MustAsync((id, cancellationToken) => references.HasConnectorAsync(id!, cancellationToken))
            .WithMessage("There is no network connector with this id.")
            .When(draft => draft.UseNetworkConnector is true);
    }
}

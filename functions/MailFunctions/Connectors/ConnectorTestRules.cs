using FluentValidation;
using MailFunctions.Http;

namespace MailFunctions.Connectors;

/// <summary>What a request to try a connector must be like.</summary>
public sealed class ConnectorTestRules : AbstractValidator<ConnectorTestDraft>
{
    /// <summary>Makes the rules.</summary>
    public ConnectorTestRules()
    {
        RuleFor(draft => draft.Address)
            .NotNull().WithMessage("is required: a server to connect to through the network connector.")
            .IsHost();
        RuleFor(draft => draft.Port)
            .NotNull().WithMessage("is required.")
            .InclusiveBetween(1, 65535).WithMessage("must be from 1 to 65535.");
    }
}

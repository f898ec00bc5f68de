using FluentValidation;
using MailFunctions.Http;

namespace MailFunctions.Discovery;

/// <summary>What a <see cref="DiscoveryRequest"/> must be like.</summary>
public sealed class DiscoveryRules : AbstractValidator<DiscoveryRequest>
{
    /// <summary>Makes the rules.</summary>
    public DiscoveryRules() =>
        RuleFor(request => request.EmailAddress)
            .NotNull().WithMessage("is required.")
            .Must(address => address is null || EmailAddress.TryParse(address, out _))
            .WithMessage("must be an e-mail address with a domain name, such as info@example.com.");
}

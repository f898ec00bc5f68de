using FluentValidation;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Storage;
using Microsoft.Extensions.Options;

namespace MailFunctions.Webhooks;

/// <summary>What a webhook must be like.</summary>
public sealed class WebhookRules : AbstractValidator<WebhookDraft>
{
    private const int MaxUrlLength = 2000;
    private readonly bool _allowHttp;

    /// <summary>Makes the rules.</summary>
    public WebhookRules(EgressPolicy egress, IOptions<WebhookOptions> options)
    {
        _allowHttp = options.Value.AllowHttp;
        RuleFor(draft => draft.Name).IsName();
        RuleFor(draft => draft.Url)
            .Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("is required.")
            .Must(url => Texts.IsLine(url!, MaxUrlLength) && Read(url!) is not null)
            .WithMessage($"must be an absolute {(_allowHttp ? "https or http" : "https")} URL of at most {MaxUrlLength} characters, without user name and fragment.")
            .Must(url => HostText.AddressOf(Read(url!)!.IdnHost) is not { } address || egress.IsAllowed(address))
            .WithMessage("leads to an address that this product may not connect to: see the settings Egress__*.");
        RuleFor(draft => draft.Events)
            .NotEmpty().WithMessage("is required: at least one event.")
            .Must(events => events is null || !events.Contains(EventType.WebhookTest))
            .WithMessage($"must not have {EnumWords.Word(EventType.WebhookTest)}, which is sent on request only.");
        RuleFor(draft => draft.Secret)
            .Must(secret => secret is null || WebhookSecret.TryRead(secret, out _))
            .WithMessage($"must be {WebhookSecret.Prefix} followed by {WebhookSecret.MinBytes} to {WebhookSecret.MaxBytes} bytes in Base64.");
    }

    private Uri? Read(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) &&
        (uri.Scheme == Uri.UriSchemeHttps || (_allowHttp && uri.Scheme == Uri.UriSchemeHttp)) &&
        uri is { UserInfo.Length: 0, Host.Length: > 0, Port: > 0 } &&
        !url.Contains('#', StringComparison.Ordinal)
            ? uri
            : null;
}

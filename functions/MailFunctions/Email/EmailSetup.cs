using MailFunctions.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Email;

/// <summary>Registers what sends our e-mail.</summary>
public static class EmailSetup
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddEmail(this IServiceCollection services)
    {
        services.AddOptions<SmtpOptions>()
            .BindConfiguration("Smtp")
            .ValidateDataAnnotations()
            .Validate(smtp => !smtp.IsConfigured || EmailAddress.TryParse(smtp.From, out _), "Set Smtp__From to the address that e-mail comes from.")
            .Validate(smtp => smtp.UserName.Length == 0 || smtp.SecretName.Length > 0, "Set Smtp__SecretName to the vault's secret with the password of Smtp__UserName.")
            .Validate(smtp => smtp.UserName.Length == 0 || smtp.Security != SmtpSecurity.None, "Smtp__UserName needs Smtp__Security Tls or Ssl: a password is not sent in plain text.")
            .ValidateOnStart();
        return services.AddSingleton<OutgoingMail>().AddSingleton<Relay>();
    }
}

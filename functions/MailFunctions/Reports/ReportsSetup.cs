using MailFunctions.Http;
using MailFunctions.Reports.Delivery;
using MailFunctions.Reports.Exports;
using MailFunctions.Reports.Print;
using MailFunctions.Reports.Schedules;
using MailFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Reports;

/// <summary>Registers the reports on paper and in files.</summary>
public static class ReportsSetup
{
    /// <summary>Adds exports, the page for paper, and schedules.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddOptions<ReportOptions>().BindConfiguration("Reports").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SmtpOptions>()
            .BindConfiguration("Smtp")
            .ValidateDataAnnotations()
            .Validate(smtp => !smtp.IsConfigured || EmailAddress.TryParse(smtp.From, out _), "Set Smtp__From to the address that e-mail comes from.")
            .Validate(smtp => smtp.UserName.Length == 0 || smtp.SecretName.Length > 0, "Set Smtp__SecretName to the vault's secret with the password of Smtp__UserName.")
            .Validate(smtp => smtp.UserName.Length == 0 || smtp.Security != SmtpSecurity.None, "Smtp__UserName needs Smtp__Security Tls or Ssl: a password is not sent in plain text.")
            .ValidateOnStart();
        return services
            .AddTable(ExportStore.Table)
            .AddBlobContainer(ExportFiles.Container)
            .AddQueue(QueuedReports.QueueName)
            .AddSingleton<ExportStore>()
            .AddSingleton<ExportFiles>()
            .AddSingleton<ExportLinks>()
            .AddSingleton<QueuedReports>()
            .AddSingleton<ExportRun>()
            .AddSingleton<ExportStart>()
            .AddSingleton<ExportPurge>()
            .AddSingleton<PrintedReport>()
            .AddTable(ReportScheduleStore.Table)
            .AddSingleton<ReportScheduleStore>()
            .AddSingleton<ReportScheduleRules>()
            .AddSingleton<ReportScheduleChanges>()
            .AddSingleton<ReportMarkers>()
            .AddSingleton<ReportRunStore>()
            .AddSingleton<DueReports>()
            .AddSingleton<ScheduledReport>()
            .AddSingleton<ReportMail>()
            .AddSingleton<Relay>()
            .AddSingleton<ReportDelivery>();
    }
}

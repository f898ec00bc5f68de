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
            .AddSingleton<ReportDelivery>();
    }
}

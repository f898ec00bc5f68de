using MailFunctions.Reports.Exports;
using MailFunctions.Reports.Print;
using MailFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Reports;

/// <summary>Registers the reports on paper and in files.</summary>
public static class ReportsSetup
{
    /// <summary>Adds exports and the page for paper.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddOptions<ReportOptions>().BindConfiguration("Reports").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddTable(ExportStore.Table)
            .AddBlobContainer(ExportFiles.Container)
            .AddQueue(QueuedExports.QueueName)
            .AddSingleton<ExportStore>()
            .AddSingleton<ExportFiles>()
            .AddSingleton<ExportLinks>()
            .AddSingleton<QueuedExports>()
            .AddSingleton<ExportRun>()
            .AddSingleton<ExportPurge>()
            .AddSingleton<PrintedReport>();
    }
}

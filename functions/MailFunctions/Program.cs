using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Connectors;
using MailFunctions.Contract;
using MailFunctions.Credentials;
using MailFunctions.Discovery;
using MailFunctions.Email;
using MailFunctions.Http;
using MailFunctions.Http.Limits;
using MailFunctions.Inbox;
using MailFunctions.Notifications;
using MailFunctions.Overview;
using MailFunctions.Portal;
using MailFunctions.Reports;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using MailFunctions.Storage;
using MailFunctions.Webhooks;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<FailureMiddleware>();
builder.UseSecurity();
builder.UseMiddleware<QueryMiddleware>();
builder.UseLimits();

builder.Services.AddStorage();
builder.Services.AddAudit();
builder.Services.AddCredentials();
builder.Services.AddConnectors();
builder.Services.AddAccounts();
builder.Services.AddInbox();
builder.Services.AddChecking();
builder.Services.AddOverview();
builder.Services.AddDiscovery();
builder.Services.AddEmail();
builder.Services.AddReports();
builder.Services.AddNotifications();
builder.Services.AddWebhooks();
builder.Services.AddContract();
builder.Services.AddPortal();

await builder.Build().RunAsync();

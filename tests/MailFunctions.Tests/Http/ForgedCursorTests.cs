using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Security.Audit;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Http;

/// <summary>Cursors that somebody made up, with their checksums right: each list takes them for a place of its own, or says that they are none.</summary>
public sealed class ForgedCursorTests(Product product)
{
    private static readonly string[] Positions =
    [
        "", " ", "0", "-1", "1", "2147483647", "2147483648", "99999999999999999999", "\0", "\n", "\u007f", "'", "' or 1 eq 1 or '", "\"", "%", "/", "\\", "#?", "m:", "~", "\uffff", "\ue000", "\ufffd",
        "\ud83d\ude00", new('x', 1400), new('\u00e9', 700), "..", "9999999999999999999", "zzzz", "2026-01-01T00:00:00Z",
    ];

    [Fact]
    public async Task Place_that_was_made_up_is_a_place_or_400()
    {
        var api = product.Api;
        var account = await api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        var (id, schedule, webhook) = ((int)account["id"]!, await ScheduleAsync(api), await WebhookAsync(api));
        (string Path, string List)[] lists =
        [
            ("api/accounts", AccountsBy(AccountSort.Id)),
            ("api/accounts?sort=-id", AccountsBy(AccountSort.IdDescending)),
            ("api/accounts?sort=name", AccountsBy(AccountSort.Name)),
            ("api/accounts?sort=-name", AccountsBy(AccountSort.NameDescending)),
            ("api/credentials", "credentials?name="),
            ("api/connectors", "connectors?name="),
            ("api/webhooks", "webhooks?name="),
            ("api/report-schedules", "report-schedules?name="),
            ("api/exports", "exports"),
            ("api/audit", new AuditQuery(null, null, null, null, null).List),
            ("api/notifications/digests", "health-digests"),
            ($"api/accounts/{id}/checks", $"checks {id}"),
            ($"api/accounts/{id}/inbox", $"inbox {id} "),
            ($"api/report-schedules/{schedule}/runs", $"report-runs {schedule}"),
            ($"api/webhooks/{webhook}/deliveries", $"deliveries {webhook}"),
        ];

        foreach (var (path, list) in lists)
        {
            var taken = 0;
            foreach (var position in Positions)
            {
                using var response = await api.SendAsync(HttpMethod.Get, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={Cursor.Write(list, position)}");

                response.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.BadRequest], $"{path} {Uri.EscapeDataString(position)}");
                taken += response.IsSuccessStatusCode ? 1 : 0;
            }

            taken.ShouldBeGreaterThan(0, $"{path} is not called {list} any more");
        }
    }

    private static string AccountsBy(AccountSort sort) => new AccountQuery(new(new(), sort), PageSize: 30, Position: null).List;

    private static async Task<string> ScheduleAsync(Api api)
    {
        var body = new JsonObject { ["name"] = Api.UniqueName(), ["frequency"] = "Daily", ["time"] = "07:30", ["timeZone"] = "UTC", ["enabled"] = false };
        return (string)(await api.PostAsync("api/report-schedules", body, HttpStatusCode.Created))["id"]!;
    }

    private static async Task<string> WebhookAsync(Api api)
    {
        var body = new JsonObject { ["name"] = Api.UniqueName(), ["url"] = "https://hooks.example.com/", ["events"] = new JsonArray("message.stored"), ["enabled"] = false };
        return (string)(await api.PostAsync("api/webhooks", body, HttpStatusCode.Created))["id"]!;
    }
}

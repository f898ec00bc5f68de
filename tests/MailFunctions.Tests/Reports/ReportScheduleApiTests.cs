using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Reports;

/// <summary>Report schedules over HTTP.</summary>
public sealed class ReportScheduleApiTests(Product product)
{
    private const string Collection = "api/report-schedules";

    private Api Api => product.Api;

    [Fact]
    public async Task A_schedule_is_created_read_changed_run_and_deleted()
    {
        var body = Body();
        var created = await Api.PostAsync(Collection, body, HttpStatusCode.Created);
        var path = $"{Collection}/{created["id"]}";
        foreach (var (name, value) in body)
        {
            JsonNode.DeepEquals(created[name], value).ShouldBeTrue(name);
        }

        created["nextRuns"]!.AsArray().Select(time => (DateTimeOffset)time!).ShouldAllBe(time => time.DayOfWeek == DayOfWeek.Monday || time.DayOfWeek == DayOfWeek.Friday);
        created["nextRuns"]!.AsArray().Count.ShouldBe(5);
        (await Api.AllAsync($"{Collection}?name={Uri.EscapeDataString((string)body["name"]!)}")).ShouldHaveSingleItem();

        body["enabled"] = false;
        using (var changed = await Api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: await Api.ETagAsync(path)))
        {
            (await Api.ReadAsync(changed, HttpStatusCode.OK))["nextRuns"]!.AsArray().ShouldBeEmpty();
        }

        var run = await Api.PostAsync($"{path}/run", null, HttpStatusCode.Accepted);
        var ended = await Wait.ForAsync(
            async () => (await Api.AllAsync($"{path}/runs")).Single() is var found && (string)found["status"]! == "Ready" ? found : null, "the run ends");
        ((string)ended["id"]!, (string)ended["trigger"]!).ShouldBe(((string)run["id"]!, "Request"));
        var export = await Api.GetAsync($"api/exports/{ended["exportId"]}");
        ((string)export["createdBy"]!, (int)export["rows"]!).ShouldBe(($"schedule {body["name"]}", (int)ended["rows"]!));
        Exports.Parse(await Exports.DownloadAsync(export))[0].ShouldBe(Exports.Headings);

        using (var deleted = await Api.SendAsync(HttpMethod.Delete, path, ifMatch: await Api.ETagAsync(path)))
        {
            deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        using var gone = await Api.SendAsync(HttpMethod.Get, $"{path}/runs");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_schedules_do_not_share_a_name_and_a_stale_change_is_refused()
    {
        var body = Body();
        var created = await Api.PostAsync(Collection, body, HttpStatusCode.Created);
        await Api.PostAsync(Collection, body, HttpStatusCode.Conflict);
        var path = $"{Collection}/{created["id"]}";
        foreach (var (ifMatch, status) in new[] { (null, HttpStatusCode.PreconditionRequired), ("\"other\"", HttpStatusCode.PreconditionFailed) })
        {
            using var response = await Api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: ifMatch);
            response.StatusCode.ShouldBe(status);
        }
    }

    [Theory]
    [InlineData("name", "null")]
    [InlineData("frequency", "null")]
    [InlineData("frequency", "\"Hourly\"")]
    [InlineData("time", "null")]
    [InlineData("time", "\"24:00\"")]
    [InlineData("time", "\"7:30\"")]
    [InlineData("days", "[]")]
    [InlineData("days", "null")]
    [InlineData("days", "[\"Someday\"]")]
    [InlineData("days", "\"Monday\"")]
    [InlineData("dayOfMonth", "15")]
    [InlineData("lastDayOfMonth", "true")]
    [InlineData("cron", "\"0 7 * * *\"")]
    [InlineData("timeZone", "\"Berlin\"")]
    [InlineData("timeZone", "\"W. Europe Standard Time\"")]
    [InlineData("filter.keepCopy", "{\"keepCopy\": \"maybe\"}")]
    [InlineData("filter.colour", "{\"colour\": \"red\"}")]
    [InlineData("sort", "\"port\"")]
    [InlineData("format", "\"PDF\"")]
    public async Task What_is_wrong_is_named(string field, string value)
    {
        var body = Body();
        body[field.Split('.')[0]] = JsonNode.Parse(value);

        (await RefusedAsync(body)).ShouldBe([field]);
    }

    [Theory]
    [InlineData("0 7 * *")]
    [InlineData("@daily")]
    [InlineData("0 0 30 2 *")]
    [InlineData("*/5 * * * *")]
    [InlineData("0 0 7 * * 1")]
    public async Task A_cron_expression_that_is_none_or_comes_never_or_all_the_time_is_refused(string cron)
    {
        var body = new JsonObject { ["name"] = Api.UniqueName(), ["frequency"] = "Cron", ["cron"] = cron };

        (await RefusedAsync(body)).ShouldBe(["cron"]);
    }

    [Theory]
    [InlineData("""{"dayOfMonth": 0}""")]
    [InlineData("""{"dayOfMonth": 32}""")]
    [InlineData("""{"dayOfMonth": 5, "lastDayOfMonth": true}""")]
    [InlineData("{}")]
    public async Task A_month_has_one_day_for_its_report(string day)
    {
        var body = JsonNode.Parse(day)!.AsObject();
        (body["name"], body["frequency"], body["time"]) = (Api.UniqueName(), "Monthly", "07:30");

        (await RefusedAsync(body)).ShouldBe(["dayOfMonth"]);
    }

    private static JsonObject Body() => new()
    {
        ["name"] = Api.UniqueName("schedule"),
        ["filter"] = new JsonObject { ["protocol"] = "POP3", ["status"] = "enabled" },
        ["sort"] = "-name",
        ["frequency"] = "Weekly",
        ["time"] = "07:30",
        ["days"] = new JsonArray("Monday", "Friday"),
        ["timeZone"] = "America/Sao_Paulo",
        ["enabled"] = true,
    };

    private async Task<IEnumerable<string>> RefusedAsync(JsonObject body) =>
        (await Api.PostAsync(Collection, body, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(error => error.Key);
}

using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Settings are tried before or after they are saved, step by step.</summary>
public sealed class ConnectionTestTests(Product product)
{
    private static readonly string[] AllSteps = ["Credential", "Resolve", "Connect", "Secure", "Greet", "Authenticate", "OpenMailbox"];

    private Api Api => product.Api;

    [Theory]
    [MemberData(nameof(ConnectionKind.All), MemberType = typeof(ConnectionKind))]
    public async Task Draft_that_works_goes_through_every_step_and_changes_nothing(string protocol, string? connectionType)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync("Subject: one\r\n\r\nText\r\n"u8.ToArray());
        var draft = await DraftAsync(mailbox, new(protocol, connectionType));

        var result = await Api.PostAsync("api/accounts/test", draft, HttpStatusCode.OK);

        ((bool)result["ok"]!).ShouldBeTrue(result.ToJsonString());
        var steps = result["steps"]!.AsArray();
        steps.Select(step => (string)step!["step"]!).ShouldBe(AllSteps.Where(step => step != "Secure" || connectionType is not null));
        steps.ShouldAllBe(step => (string)step!["outcome"]! == "Ok" && (double)step["milliseconds"]! >= 0 && ((string)step["detail"]!).Length > 0 && step["error"] == null);
        (await Api.AllAsync($"api/accounts?name={draft["name"]}")).ShouldBeEmpty();
        (await mailbox.FlagsAsync()).ShouldBe([MailKit.MessageFlags.None]);
    }

    [Theory]
    [InlineData("""{"address":"no-such-host.invalid"}""", "Resolve", "DnsFailure")]
    [InlineData("""{"port":1}""", "Connect", "ConnectionRefused")]
    [InlineData("""{"address":"169.254.169.254"}""", "Resolve", "EgressDenied")]
    [InlineData("""{"folder":"No such folder"}""", "OpenMailbox", "FolderNotFound")]
    public async Task Draft_that_does_not_work_stops_at_the_step_that_failed_and_says_what_to_do(string change, string step, string code)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var draft = await DraftAsync(mailbox, ConnectionKind.ImapSsl);
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            draft[name] = value?.DeepClone();
        }

        var result = await Api.PostAsync("api/accounts/test", draft, HttpStatusCode.OK);

        var failed = ShouldStopAt(result, step);
        var error = failed["error"]!;
        ((string)error["code"]!).ShouldBe(code);
        ((string)error["message"]!).Length.ShouldBeGreaterThan(40);
        ((double?)failed["milliseconds"]).ShouldNotBeNull();
    }

    [Fact]
    public async Task Saved_account_is_tried_and_its_state_stays_as_it_is()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await Api.CreateAccountAsync(mailbox, ConnectionKind.Pop3Tls);
        var path = $"api/accounts/{account["id"]}";

        ((bool)(await Api.PostAsync($"{path}/test", null, HttpStatusCode.OK))["ok"]!).ShouldBeTrue();
        await Api.PatchAccountAsync((int)account["id"]!, new() { ["credentialId"] = await Api.CreateCredentialAsync(mailbox.User, "wrong") });
        var before = await Api.GetAsync(path);
        var refused = await Api.PostAsync($"{path}/test", null, HttpStatusCode.OK);

        var failed = ShouldStopAt(refused, "Authenticate");
        ((string)failed["error"]!["code"]!).ShouldBe("AuthenticationFailed");
        ((string)failed["error"]!["message"]!).ShouldContain("user name or the password");
        refused.ToJsonString().ShouldNotContain("wrong\"");
        JsonNode.DeepEquals(await Api.GetAsync(path), before).ShouldBeTrue();
        (await Api.AllAsync($"{path}/checks")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_is_held_to_the_same_rules_as_an_account()
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "api/accounts/test", """{"protocol":"IMAP","port":0,"colour":"red"}""");

        var errors = (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!.AsObject();
        errors.Select(error => error.Key).ShouldBe(["address", "port", "colour", "connectionType", "credentialId"], ignoreOrder: true);
    }

    /// <summary>Asserts that all steps before one succeeded, it failed, and those after it were not tried.</summary>
    /// <returns>The step that failed.</returns>
    private static JsonNode ShouldStopAt(JsonObject result, string step)
    {
        ((bool)result["ok"]!).ShouldBeFalse();
        var steps = result["steps"]!.AsArray().Select(each => ((string)each!["step"]!, (string)each["outcome"]!)).ToList();
        var failed = steps.FindIndex(each => each.Item1 == step);
        steps.Select((_, index) => index < failed ? "Ok" : index == failed ? "Failed" : "Skipped").ShouldBe(steps.Select(each => each.Item2), result.ToJsonString());
        return result["steps"]![failed]!;
    }

    private async Task<JsonObject> DraftAsync(Mailbox mailbox, ConnectionKind kind) =>
        kind.Account(mailbox, await Api.CreateCredentialAsync(mailbox.User));
}

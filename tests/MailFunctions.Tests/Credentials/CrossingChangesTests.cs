using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Credentials;

/// <summary>Changes that cross each other: one wins, and the others leave nothing broken behind.</summary>
public sealed class CrossingChangesTests(Product product)
{
    private const int Times = 10;

    private Api Api => product.Api;

    [Fact]
    public async Task The_same_renaming_sent_twice_at_once_keeps_the_name_taken()
    {
        for (var i = 0; i < Times; i++)
        {
            var draft = Draft();
            var path = "api/credentials/" + (await Api.PostAsync("api/credentials", draft, HttpStatusCode.Created))["id"];
            var renamed = Draft();
            renamed.Remove("password");
            await TwiceAsync(path, renamed);

            renamed["password"] = "another";
            await Api.PostAsync("api/credentials", renamed, HttpStatusCode.Conflict);
        }
    }

    [Fact]
    public async Task The_same_renaming_of_an_account_sent_twice_at_once_keeps_the_name_taken()
    {
        for (var i = 0; i < Times; i++)
        {
            var account = await AccountAsync();
            var path = "api/accounts/" + (await Api.PostAsync("api/accounts", account, HttpStatusCode.Created))["id"];
            account["name"] = Api.UniqueName("renamed");
            await TwiceAsync(path, account);

            await Api.PostAsync("api/accounts", account, HttpStatusCode.Conflict);
        }
    }

    [Fact]
    public async Task The_same_change_of_credential_sent_twice_at_once_keeps_the_credential_in_use()
    {
        for (var i = 0; i < Times; i++)
        {
            var account = await AccountAsync();
            var path = "api/accounts/" + (await Api.PostAsync("api/accounts", account, HttpStatusCode.Created))["id"];
            account["credentialId"] = await Api.CreateCredentialAsync("anna");
            await TwiceAsync(path, account);

            using var deletion = await Api.SendAsync(HttpMethod.Delete, $"api/credentials/{account["credentialId"]}", ifMatch: "*");
            deletion.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        }
    }

    [Fact]
    public async Task A_credential_is_either_deleted_or_used_but_never_both()
    {
        for (var i = 0; i < Times; i++)
        {
            var draft = await AccountAsync();
            var credential = (string)draft["credentialId"]!;
            var creating = Api.SendAsync(HttpMethod.Post, "api/accounts", draft.ToJsonString());
            var deleting = Api.SendAsync(HttpMethod.Delete, $"api/credentials/{credential}", ifMatch: "*");
            using var created = await creating;
            using var deleted = await deleting;

            (created.IsSuccessStatusCode && deleted.IsSuccessStatusCode).ShouldBeFalse();
            created.StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.BadRequest);
            deleted.StatusCode.ShouldBeOneOf(HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.PreconditionFailed);
        }
    }

    [Fact]
    public async Task A_name_is_given_once_to_many_who_want_it_at_once()
    {
        var draft = Draft().ToJsonString();
        var answers = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => Api.SendAsync(HttpMethod.Post, "api/credentials", draft)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(Times - 1);
    }

    private static JsonObject Draft() =>
        new() { ["name"] = Api.UniqueName("credential"), ["userName"] = "anna", ["password"] = "secret" };

    private async Task<JsonObject> AccountAsync() =>
        ConnectionKind.ImapSsl.Account(product.Dovecot.CreateMailbox(), await Api.CreateCredentialAsync("anna"));

    private async Task TwiceAsync(string path, JsonObject body)
    {
        var etag = await Api.ETagAsync(path);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: etag)));
        answers.ShouldContain(answer => answer.IsSuccessStatusCode, await answers[0].Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

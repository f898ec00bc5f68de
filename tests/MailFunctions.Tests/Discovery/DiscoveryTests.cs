using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Discovery;

/// <summary>Settings are proposed for an e-mail address, from DNS, web and what is known about providers; and it is told where they were looked for.</summary>
public sealed class DiscoveryTests(DiscoveryFixture fixture) : IClassFixture<DiscoveryFixture>
{
    [Fact]
    public async Task Service_records_are_proposed_by_priority_and_weight()
    {
        var result = await DiscoverAsync("Info@srv.test");

        Servers(result).ShouldBe(
        [
            "IMAP first.srv.test:143 TLS SRV", "IMAP heavy.srv.test:993 SSL SRV", "IMAP light.srv.test:9933 SSL SRV", "IMAP second.srv.test:993 SSL SRV",
        ]);
        var first = result["proposals"]![0]!;
        ((bool)first["secureConnection"]!).ShouldBeTrue();
        ((string)first["userName"]!).ShouldBe("Info@srv.test");
        ((string)first["userNameForm"]!).ShouldBe("emailAddress");
        ((bool)first["verified"]!).ShouldBeTrue();
        Lookup(result, "_imap._tcp.srv.test SRV").Outcome.ShouldBe("Found");
        Lookup(result, "_pop3s._tcp.srv.test SRV").Outcome.ShouldBe("NotOffered");
        Lookup(result, "_pop3._tcp.srv.test SRV").Outcome.ShouldBe("NotFound");
    }

    [Fact]
    public async Task Record_that_leads_outside_of_the_domain_is_marked_and_comes_later()
    {
        var result = await DiscoverAsync("info@outside.test");

        Servers(result).ShouldBe(["POP3 pop.outside.test:995 SSL SRV", "IMAP mail.provider.test:993 SSL SRV"]);
        var outside = result["proposals"]![1]!;
        ((bool)outside["verified"]!).ShouldBeFalse();
        ((string)outside["note"]!).ShouldContain("outside of outside.test");
    }

    [Fact]
    public async Task Document_is_read_with_its_placeholders()
    {
        var result = await DiscoverAsync("first.last+x@document.test");

        Servers(result).ShouldBe(
        [
            "IMAP imap.document.test:993 SSL autoconfig", "POP3 pop.document.test:110 TLS autoconfig",
            "POP3 pop.document.test:995 SSL autoconfig", "IMAP plain.document.test:143  autoconfig",
        ]);
        var proposals = result["proposals"]!.AsArray();
        proposals.Select(proposal => (string)proposal!["userName"]!).ShouldBe(["first.last+x@document.test", "mail-first.last+x", "first.last+x", "first.last+x"]);
        proposals.Select(proposal => (string)proposal!["userNameForm"]!).ShouldBe(["emailAddress", "other", "localPart", "localPart"]);
        ((bool)proposals[3]!["secureConnection"]!).ShouldBeFalse();
        ((string)proposals[3]!["note"]!).ShouldContain("not secure");
        ((string)proposals[2]!["note"]!).ShouldContain("OAuth 2.0");
        Lookup(result, "https://autoconfig.document.test").Detail.ShouldContain("passed over: 2");
        fixture.Web.Requests.ShouldContain("https://autoconfig.document.test/mail/config-v1.1.xml?emailaddress=first.last%2Bx%40document.test");
    }

    [Theory]
    [InlineData("info@known.test", "imap.known.test")]
    [InlineData("info@moved.test", "imap.elsewhere.test")]
    public async Task Document_is_found_under_well_known_and_where_it_moved(string address, string server) =>
        Servers(await DiscoverAsync(address)).ShouldBe([$"IMAP {server}:993 SSL autoconfig"]);

    [Theory]
    [InlineData("downgrade", "Failed", "only HTTPS on its standard port")]
    [InlineData("otherport", "Failed", "only HTTPS on its standard port")]
    [InlineData("circle", "Failed", "redirects more than 3 times")]
    [InlineData("inside", "Failed", "may not connect to")]
    [InlineData("metadata", "Failed", "may not connect to")]
    [InlineData("entities", "Failed", "without a document type")]
    [InlineData("large", "Failed", "larger than 128 KiB")]
    [InlineData("html", "Failed", "not an autoconfig document")]
    [InlineData("useless", "Failed", "names no IMAP or POP3 server")]
    [InlineData("broken", "Failed", "status 500")]
    [InlineData("distrusted", "Failed", "certificate")]
    [InlineData("insecure", "NotFound", "no such document")]
    [InlineData("nothing", "NotFound", "no host of this name")]
    public async Task Document_that_cannot_be_had_is_explained(string domain, string outcome, string detail)
    {
        var result = await DiscoverAsync($"info@{domain}.test");

        Servers(result).ShouldBeEmpty();
        var lookup = Lookup(result, $"https://autoconfig.{domain}.test");
        lookup.Outcome.ShouldBe(outcome);
        lookup.Detail.ShouldContain(detail);
        result["lookups"]!.AsArray().Count.ShouldBe(7);
        result["lookups"]!.AsArray().ShouldAllBe(each => ((string)each!["detail"]!).Length > 10 && (double)each["milliseconds"]! >= 0);
        fixture.Web.Requests.ShouldNotContain(request => request.StartsWith("http:", StringComparison.Ordinal) && !request.Contains("insecure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_over_http_is_taken_by_setting_only_and_marked()
    {
        await using var app = await fixture.StartAppAsync(("Discovery__AllowHttp", "true"));

        var result = await DiscoverAsync("info@insecure.test", new Api(app.Http));

        Servers(result).ShouldBe(["IMAP imap.insecure.test:993 SSL autoconfig"]);
        ((bool)result["proposals"]![0]!["verified"]!).ShouldBeFalse();
        ((string)result["proposals"]![0]!["note"]!).ShouldContain("over HTTP");
    }

    [Theory]
    [InlineData("office.test", "outlook.office365.com")]
    [InlineData("personal.test", "outlook.office365.com")]
    [InlineData("hosted.test", "email-ssl.com.br")]
    public async Task Provider_is_known_by_the_domains_mail_exchanger(string domain, string server)
    {
        var result = await DiscoverAsync($"info@{domain}");

        Servers(result).ShouldBe([$"IMAP {server}:993 SSL preset", $"POP3 {server}:995 SSL preset"]);
        Lookup(result, $"{domain} MX").Outcome.ShouldBe("Found");
    }

    [Fact]
    public async Task What_record_and_provider_agree_on_is_told_once_and_is_certain()
    {
        var result = await DiscoverAsync("info@workspace.test");

        Servers(result).ShouldBe(["IMAP imap.gmail.com:993 SSL preset", "POP3 pop.gmail.com:995 SSL preset"]);
        ((bool)result["proposals"]![0]!["verified"]!).ShouldBeTrue();
        Lookup(result, "_imaps._tcp.workspace.test SRV").Outcome.ShouldBe("Found");
    }

    [Theory]
    [InlineData("someone@gmail.com", "imap.gmail.com", "someone@gmail.com")]
    [InlineData("someone@GoogleMail.com", "imap.gmail.com", "someone@GoogleMail.com")]
    [InlineData("someone@hotmail.com", "outlook.office365.com", "someone@hotmail.com")]
    [InlineData("someone@contoso.onmicrosoft.com", "outlook.office365.com", "someone@contoso.onmicrosoft.com")]
    [InlineData("someone@icloud.com", "imap.mail.me.com", "someone")]
    [InlineData("someone@gmx.net", "imap.gmx.net", "someone@gmx.net")]
    [InlineData("someone@uol.com.br", "imap.uol.com.br", "someone")]
    public async Task Large_provider_is_known_even_if_the_name_servers_are_in_trouble(string address, string server, string userName)
    {
        var result = await DiscoverAsync(address);

        Servers(result)[0].ShouldBe($"IMAP {server}:993 SSL preset");
        ((string)result["proposals"]![0]!["userName"]!).ShouldBe(userName);
        var lookup = Lookup(result, "_imaps._tcp.");
        lookup.Outcome.ShouldBe("Failed");
        lookup.Detail.ShouldContain("name servers");
    }

    [Fact]
    public async Task Exchanger_that_only_looks_like_a_providers_is_not_taken_for_it()
    {
        var result = await DiscoverAsync("info@lookalike.test");

        Servers(result).ShouldBeEmpty();
        Lookup(result, "lookalike.test MX").Detail.ShouldContain("mx.notgoogle.com is not");
    }

    [Fact]
    public async Task Provider_without_imap_and_pop3_is_explained()
    {
        var result = await DiscoverAsync("someone@proton.me");

        Servers(result).ShouldBeEmpty();
        var lookup = Lookup(result, "proton.me");
        lookup.Outcome.ShouldBe("NotOffered");
        lookup.Detail.ShouldContain("Bridge");
    }

    [Fact]
    public async Task Web_server_that_says_nothing_costs_its_time_only()
    {
        await using var app = await fixture.StartAppAsync(("Discovery__HttpSeconds", "2"));

        var result = await DiscoverAsync("info@slow.test", new Api(app.Http));

        Servers(result).ShouldBeEmpty();
        Lookup(result, "https://autoconfig.slow.test").ShouldBe(("Failed", "No answer within 2 seconds."));
    }

    [Fact]
    public async Task Name_server_that_says_nothing_costs_its_time_only()
    {
        await using var app = await fixture.StartAppAsync(("Discovery__DnsSeconds", "2"), ("Discovery__HttpSeconds", "3"));

        var result = await DiscoverAsync("info@silent.test", new Api(app.Http));

        Servers(result).ShouldBeEmpty();
        var lookup = Lookup(result, "_imaps._tcp.silent.test SRV");
        lookup.Outcome.ShouldBe("Failed");
        lookup.Detail.ShouldMatch("in time|within 2 seconds");
        Lookup(result, "https://autoconfig.silent.test").Outcome.ShouldBe("Failed");
    }

    [Theory]
    [InlineData("büro@bücher.test")]
    [InlineData("büro@BÜCHER.test")]
    [InlineData("büro@xn--bcher-kva.test")]
    public async Task Internationalised_domain_is_asked_for_in_its_ascii_form(string address)
    {
        var result = await DiscoverAsync(address);

        ((string)result["domain"]!).ShouldBe("xn--bcher-kva.test");
        Servers(result).ShouldBe(["IMAP imap.xn--bcher-kva.test:993 SSL SRV"]);
        ((bool)result["proposals"]![0]!["verified"]!).ShouldBeTrue();
        ((string)result["proposals"]![0]!["userName"]!).ShouldBe(address);
    }

    [Theory]
    [InlineData("{}", "emailAddress")]
    [InlineData("""{"emailAddress":null}""", "emailAddress")]
    [InlineData("""{"emailAddress":17}""", "emailAddress")]
    [InlineData("""{"emailAddress":"nobody"}""", "emailAddress")]
    [InlineData("""{"emailAddress":"info@localhost"}""", "emailAddress")]
    [InlineData("""{"emailAddress":"info@example.test","name":"x"}""", "name")]
    public async Task Bad_input_names_the_field_and_the_rule(string body, string field)
    {
        using var response = await fixture.Api.SendAsync(HttpMethod.Post, "api/accounts/discover", body);

        var rules = (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]![field]!.AsArray();
        ((string)rules.ShouldHaveSingleItem()!).Length.ShouldBeGreaterThan(5);
    }

    private async Task<JsonObject> DiscoverAsync(string address, Api? api = null) =>
        await (api ?? fixture.Api).PostAsync("api/accounts/discover", new() { ["emailAddress"] = address }, HttpStatusCode.OK);

    private static List<string> Servers(JsonObject result) =>
    [
        .. result["proposals"]!.AsArray().Select(proposal =>
            $"{proposal!["protocol"]} {proposal["address"]}:{proposal["port"]} {proposal["connectionType"]} {proposal["source"]}"),
    ];

    private static (string Outcome, string Detail) Lookup(JsonObject result, string subject)
    {
        var lookup = result["lookups"]!.AsArray().First(each => ((string)each!["subject"]!).StartsWith(subject, StringComparison.Ordinal))!;
        return ((string)lookup["outcome"]!, (string)lookup["detail"]!);
    }
}

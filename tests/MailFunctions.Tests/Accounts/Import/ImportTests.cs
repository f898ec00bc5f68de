using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Reports;

namespace MailFunctions.Tests.Accounts.Import;

/// <summary>Accounts from a CSV file.</summary>
public sealed class ImportTests(Product product)
{
    private static readonly string[] Settings =
    [
        "name", "enabled", "automaticCheck", "checkIntervalMinutes", "keepCopy", "protocol", "address", "port", "folder", "since", "secureConnection",
        "connectionType", "skipCertificate", "useNetworkConnector",
    ];

    private Api Api => product.Api;

    [Fact]
    public async Task A_row_without_an_id_creates_an_account_with_all_its_settings()
    {
        var (credential, connector, name) = (await Api.CredentialAsync(), await Api.ConnectorAsync(), Api.UniqueName());

        var answer = await Api.ImportAsync(Imports.Csv(
            ["ID", "Name", "Secure connection", "Connection type", "Protocol", "Port", "Automatic check", "Keep copy in server", "Enabled", "Check interval (minutes)", "Address", "Folder", "Since", "Keep messages (days)", "Skip certificate", "Credential", "Use network connector", "Network connector"],
            ["", name, "yes", "tls", "imap", " 1143 ", "NO", "true", "False", "15", "imap.example.com", "Archive/2026", "2026-01-31", "90", "Yes", credential.ToUpperInvariant(), "Yes", connector]));

        var row = answer.Rows().ShouldHaveSingleItem();
        ((int)row["row"]!, (int)row["line"]!, (string)row["outcome"]!, (string)row["name"]!).ShouldBe((1, 2, "Created", name));
        var account = await Api.AccountAsync((int)row["id"]!);
        var settings = string.Join('|', Settings.Select(member => account[member]!.ToString()));
        settings.ShouldBe($"{name}|false|false|15|true|IMAP|imap.example.com|1143|Archive/2026|2026-01-31|true|TLS|true|true");
        ((string)(await Api.GetAsync($"api/credentials/{account["credentialId"]}"))["name"]!).ShouldBe(credential);
        ((string)(await Api.GetAsync($"api/connectors/{account["networkConnectorId"]}"))["name"]!).ShouldBe(connector);
    }

    [Fact]
    public async Task A_new_account_has_its_defaults_where_cells_are_empty_or_not_there()
    {
        var name = Api.UniqueName();

        var answer = await Api.ImportAsync(Imports.Csv(
            [.. Imports.Essential, "Port", "Check interval (minutes)", "Keep copy in server", "Folder"],
            [name, "POP3", "SSL", "pop.example.com", await Api.CredentialAsync(), "", "", " ", ""]));

        var account = await Api.AccountAsync((int)answer.Rows()[0]["id"]!);
        ((int)account["port"]!, (int)account["checkIntervalMinutes"]!, (bool)account["keepCopy"]!, (string)account["folder"]!).ShouldBe((995, 5, true, "INBOX"));
        ((bool)account["enabled"]!, (bool)account["automaticCheck"]!, (bool)account["secureConnection"]!).ShouldBe((true, true, true));
    }

    [Fact]
    public async Task A_row_with_an_id_changes_what_its_cells_say_and_nothing_else()
    {
        var before = await CreateAsync(body => (body["folder"], body["checkIntervalMinutes"], body["keepCopy"]) = ("Archive", 30, false));

        var answer = await Api.ImportAsync(Imports.Csv(["port", " Check INTERVAL (Minutes)", "id"], ["1993", "", $"{before["id"]}"]));

        answer.Outcomes().ShouldBe(["Updated"]);
        var after = await Api.AccountAsync((int)before["id"]!);
        ((int)after["port"]!, (int)after["checkIntervalMinutes"]!).ShouldBe((1993, 5));
        foreach (var same in before.Where(member => member.Key is not ("port" or "checkIntervalMinutes" or "updatedAt" or "check")))
        {
            after[same.Key]?.ToString().ShouldBe(same.Value?.ToString(), same.Key);
        }
    }

    [Fact]
    public async Task A_file_that_is_imported_twice_changes_nothing_the_second_time()
    {
        var (part, credential) = (Api.UniqueName("twice"), await Api.CredentialAsync());
        var csv = Imports.Csv(Enumerable.Range(1, 20).Select(i => Row($"{part} {i}", credential)).Prepend(Imports.Essential));

        var first = await Api.ImportAsync(csv);
        var accounts = await Api.NamedAsync(part);
        var second = await Api.ImportAsync(csv);

        ((int)first["created"]!, (int)second["unchanged"]!).ShouldBe((20, 20));
        second.Rows().Select(row => (int)row["id"]!).ShouldBe(first.Rows().Select(row => (int)row["id"]!));
        (await Api.NamedAsync(part)).Select(account => account.ToJsonString()).ShouldBe(accounts.Select(account => account.ToJsonString()));
    }

    [Fact]
    public async Task A_name_that_is_taken_by_an_account_with_other_settings_is_told_with_its_id()
    {
        var account = await CreateAsync();

        var answer = await Api.ImportAsync(Imports.Csv(Imports.Essential, Row((string)account["name"]!, await Api.CredentialAsync())));

        var errors = answer.Rows().ShouldHaveSingleItem().Errors();
        errors["Name"].ShouldContain($"put {account["id"]} in the column ID");
        (await Api.AccountAsync((int)account["id"]!))["updatedAt"]!.ToString().ShouldBe(account["updatedAt"]!.ToString());
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_writes_nothing()
    {
        var (part, credential) = (Api.UniqueName("dry"), await Api.CredentialAsync());
        var account = await CreateAsync();
        var csv = Imports.Csv(
            ["ID", .. Imports.Essential, "Port"],
            ["", .. Row($"{part} 1", credential), ""],
            [$"{account["id"]}", .. Row($"{part} 2", credential), "1993"],
            ["", .. Row($"{part} 3", credential), "99999"]);

        var dry = await Api.ImportAsync(csv, dryRun: true);

        dry.Outcomes().ShouldBe(["Created", "Updated", "Failed"]);
        dry.Rows()[0]["id"].ShouldBeNull();
        (await Api.NamedAsync(part)).ShouldBeEmpty();
        (await Api.AccountAsync((int)account["id"]!))["updatedAt"]!.ToString().ShouldBe(account["updatedAt"]!.ToString());
        (await Api.ImportAsync(csv)).Outcomes().ShouldBe(dry.Outcomes());
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_row_is_told_at_once_by_heading()
    {
        var taken = await CreateAsync();

        var answer = await Api.ImportAsync(Imports.Csv(
            ["Name", "Secure connection", "Connection type", "Protocol", "Port", "Check interval (minutes)", "Address", "Since", "Credential", "Network connector"],
            [(string)taken["name"]!, "No", "SSL", "SMTP", "99999", "often", "https://mail", "31/01/2026", "nobody's", "nobody's"],
            ["", "", "", "", "", "", "", "", "", ""],
            ["", "", "", "IMAP", "", "", "", "", "", ""]));

        var (first, second) = (answer.Rows()[0].Errors(), answer.Rows()[1].Errors());
        first.Keys.ShouldBe(["Name", "Connection type", "Protocol", "Port", "Check interval (minutes)", "Address", "Since", "Credential", "Network connector"], ignoreOrder: true);
        (first["Port"], first["Protocol"], first["Since"]).ShouldBe(("must be from 1 to 65535.", "must be IMAP or POP3.", "must be a date (YYYY-MM-DD)."));
        first["Connection type"].ShouldBe("must be empty without Secure connection.");
        first["Credential"].ShouldBe("There is no credential with this name or id.");
        second.Keys.ShouldBe(["Name", "Connection type", "Address", "Credential"], ignoreOrder: true);
        answer.Rows().Select(row => (int)row["line"]!).ShouldBe([2, 4]);
    }

    [Fact]
    public async Task An_id_that_is_none_or_nobodys_is_told_with_what_else_is_wrong()
    {
        var answer = await Api.ImportAsync(Imports.Csv(["ID", "Port"], ["2000000000", "993"], ["0", "0"], ["one", "one"], ["99999999999", "993"]));

        answer.Rows().Select(row => string.Join(',', row.Errors().Keys)).ShouldBe(["ID", "ID,Port", "ID,Port", "ID"], ignoreOrder: false);
        answer.Rows()[0].Errors()["ID"].ShouldBe("there is no account 2000000000: leave the cell empty to create one.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_rows_are_never_about_the_same_account(bool dryRun)
    {
        var (name, credential, account) = (Api.UniqueName("Double"), await Api.CredentialAsync(), await CreateAsync());
        var id = $"{account["id"]}";
        string[] other = Row((string)account["name"]!, credential);

        var answer = await Api.ImportAsync(
            Imports.Csv(
                ["ID", .. Imports.Essential],
                ["", .. Row(name, credential)],
                ["", .. Row(name.ToUpperInvariant(), credential)],
                [id, .. other],
                [$"0{id}", .. Row(name + " too", credential)]),
            dryRun);

        answer.Outcomes().ShouldBe(["Created", "Failed", "Updated", "Failed"]);
        answer.Rows()[1].Errors()["Name"].ShouldContain("row 1");
        answer.Rows()[3].Errors()["ID"].ShouldContain("row 3");
    }

    [Fact]
    public async Task Odd_names_arrive_as_they_are()
    {
        var (part, credential) = (Api.UniqueName(), await Api.CredentialAsync());
        var names = OddNames.All.Select(name => $"{name} {part}").ToList();

        var answer = await Api.ImportAsync(Imports.Csv(names.Select(name => Row(OddNames.Cell(name), credential)).Prepend(Imports.Essential)));

        answer.Rows().Select(row => (string)row["name"]!).ShouldBe(names);
        (await Api.NamedAsync(part)).Select(account => (string)account["name"]!).ShouldBe(names, ignoreOrder: true);
    }

    private static string[] Row(string name, string credential) => [name, "IMAP", "SSL", "imap.example.com", credential];

    private async Task<JsonObject> CreateAsync(Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["name"] = Api.UniqueName(),
            ["protocol"] = "IMAP",
            ["address"] = "mail.example.com",
            ["connectionType"] = "SSL",
            ["automaticCheck"] = false,
            ["credentialId"] = await Api.CreateCredentialAsync("user"),
        };
        change?.Invoke(body);
        return await Api.PostAsync("api/accounts", body, System.Net.HttpStatusCode.Created);
    }
}

using System.Text.Json.Serialization;
using Azure.Data.Tables;
using MailFunctions.Http;

namespace MailFunctions.Accounts;

/// <summary>Which accounts a report shows; what is <see langword="null"/> does not restrict.</summary>
/// <param name="Name">A part of the name, whatever its case and accents.</param>
/// <param name="SecureConnection">Whether the connection must be secure.</param>
/// <param name="AutomaticCheck">Whether the timer checks it.</param>
/// <param name="KeepCopy">Whether messages stay on the server.</param>
/// <param name="Enabled">Whether it is enabled.</param>
/// <param name="Protocol">How mail is read.</param>
/// <param name="CheckState">How it is doing.</param>
public sealed record AccountFilter(
    string? Name = null,
    bool? SecureConnection = null,
    bool? AutomaticCheck = null,
    bool? KeepCopy = null,
    bool? Enabled = null,
    MailProtocol? Protocol = null,
    CheckState? CheckState = null)
{
    /// <summary>Whether Table Storage can tell from an account's row alone that it does not match.</summary>
    [JsonIgnore]
    public bool RestrictsColumns =>
        SecureConnection is not null || AutomaticCheck is not null || KeepCopy is not null || Enabled is not null || Protocol is not null;

    /// <summary>Whether anything but the name is restricted.</summary>
    [JsonIgnore]
    public bool RestrictsMoreThanName => RestrictsColumns || CheckState is not null;

    /// <summary>The part of the filter that Table Storage evaluates, to be joined to the keys' conditions with <c>and</c>; empty if none.</summary>
    public string Columns()
    {
        var conditions = new List<string>();
        Add(nameof(Account.SecureConnection), SecureConnection);
        Add(nameof(Account.AutomaticCheck), AutomaticCheck);
        Add(nameof(Account.KeepCopy), KeepCopy);
        Add(nameof(Account.Enabled), Enabled);
        if (Protocol is { } protocol)
        {
            conditions.Add(TableClient.CreateQueryFilter($"Protocol eq {protocol.ToString()}"));
        }

        return string.Concat(conditions.Select(condition => " and " + condition));

        void Add(string column, bool? value)
        {
            if (value is { } wanted)
            {
                conditions.Add($"{column} eq {(wanted ? "true" : "false")}");
            }
        }
    }

    /// <summary>The filters in the words of the API, by their names there; those that do not restrict are left out.</summary>
    public IReadOnlyDictionary<string, string> Words()
    {
        var words = new Dictionary<string, string>();
        Add("name", Name);
        Add("secureConnection", YesNo(SecureConnection));
        Add("automaticCheck", YesNo(AutomaticCheck));
        Add("keepCopy", YesNo(KeepCopy));
        Add("status", Enabled is { } enabled ? enabled ? "enabled" : "disabled" : null);
        Add("protocol", Protocol is { } protocol ? EnumWords.Word(protocol) : null);
        Add("checkState", CheckState is { } state ? EnumWords.Word(state) : null);
        return words;

        static string? YesNo(bool? value) => value is { } given ? given ? "yes" : "no" : null;

        void Add(string name, string? word)
        {
            if (word is not null)
            {
                words[name] = word;
            }
        }
    }

    /// <summary>Whether the account matches in everything.</summary>
    public bool Matches(AccountRecord record, DateTimeOffset now) =>
        (SecureConnection ?? record.Account.SecureConnection) == record.Account.SecureConnection &&
        (AutomaticCheck ?? record.Account.AutomaticCheck) == record.Account.AutomaticCheck &&
        (KeepCopy ?? record.Account.KeepCopy) == record.Account.KeepCopy &&
        (Enabled ?? record.Account.Enabled) == record.Account.Enabled &&
        (Protocol ?? record.Account.Protocol) == record.Account.Protocol &&
        MatchesName(record.Account.Name) &&
        MatchesState(record, now);

    /// <summary>Whether the name matches.</summary>
    public bool MatchesName(string name) => Name is null || Texts.Contain(name, Name);

    /// <summary>Whether the account is doing as asked.</summary>
    public bool MatchesState(AccountRecord record, DateTimeOffset now) =>
        CheckState is not { } wanted || CheckStatus.Of(record.Account, record.State, now).State == wanted;
}

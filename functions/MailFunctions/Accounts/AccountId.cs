using System.Globalization;
using System.Text.Json.Serialization;

namespace MailFunctions.Accounts;

/// <summary>The number of an account: 1, 2, 3 … in the order of creation, never used again.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(AccountIdConverter))]
public readonly record struct AccountId(int Value) : IComparable<AccountId>
{
    /// <summary>The number in ten digits, so that keys sort as numbers do.</summary>
    public string Key => Value.ToString("D10", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public int CompareTo(AccountId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the id back from ten digits.</summary>
    public static AccountId FromKey(ReadOnlySpan<char> key) => new(int.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>Whether one id is lower than another.</summary>
    public static bool operator <(AccountId left, AccountId right) => left.Value < right.Value;

    /// <summary>Whether one id is higher than another.</summary>
    public static bool operator >(AccountId left, AccountId right) => left.Value > right.Value;

    /// <summary>Whether one id is lower than another, or the same.</summary>
    public static bool operator <=(AccountId left, AccountId right) => left.Value <= right.Value;

    /// <summary>Whether one id is higher than another, or the same.</summary>
    public static bool operator >=(AccountId left, AccountId right) => left.Value >= right.Value;
}

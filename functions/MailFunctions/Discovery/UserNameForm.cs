using System.Text.Json.Serialization;

namespace MailFunctions.Discovery;

/// <summary>How a user name is made from the e-mail address.</summary>
public enum UserNameForm
{
    /// <summary>It is the whole address.</summary>
    [JsonStringEnumMemberName("emailAddress")]
    EmailAddress,

    /// <summary>It is what stands before the <c>@</c>.</summary>
    [JsonStringEnumMemberName("localPart")]
    LocalPart,

    /// <summary>The provider has its own form.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}

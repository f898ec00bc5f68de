using MailFunctions.Security;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Who does things in tests that call the product's parts themselves.</summary>
internal static class Actors
{
    /// <summary>Somebody with a name and an id.</summary>
    public static Actor Tests { get; } = new("Tests", "tests", "192.0.2.1");
}

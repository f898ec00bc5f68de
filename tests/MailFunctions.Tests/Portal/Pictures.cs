using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Portal;

/// <summary>Where pictures of the portal go: into its documentation if that is asked for, else beside the tests' results.</summary>
internal static class Pictures
{
    private static readonly string Folder = System.IO.Path.Combine(
        RepositoryRoot.Path, Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") == "1" ? "functions/Portal/docs" : "artifacts/tests/screenshots");

    /// <summary>The file of a picture.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Folder, name + ".png");
}

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Where the sources are.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder that holds <c>MailFunctions.sln</c>.</summary>
    public static string Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "MailFunctions.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run from within the repository.");
    }
}

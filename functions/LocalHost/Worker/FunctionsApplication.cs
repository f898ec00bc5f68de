using MailFunctions.LocalHost.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a functions app begins.</summary>
public class FunctionsApplication
{
    /// <summary>Begins to build an app.</summary>
    /// <param name="args">The command line: settings as <c>--Name=value</c>.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(LocalApp.Create(args));
}

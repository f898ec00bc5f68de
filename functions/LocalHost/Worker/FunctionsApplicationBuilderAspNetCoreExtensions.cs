namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The integration with ASP.NET Core.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Gives functions ASP.NET Core's requests and lets them answer its results. This host always does; the call is for the real worker.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => builder;
}

using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Contract;

/// <summary>The portal is compiled against the API's document.</summary>
public sealed class PortalTypesTests(Product product)
{
    [Fact]
    public async Task Portal_knows_the_API_as_its_document_says()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder["openapi.json"], (await ApiDocument.ReadAsync(product.App.Http)).Root.ToJsonString(), TestContext.Current.CancellationToken);

        await ChildProcess.RunAsync(
            "node", Path.Combine(RepositoryRoot.Path, "tests/OpenApi/types.mjs"), folder["openapi.json"], folder["schema.d.ts"]);

        var known = await File.ReadAllTextAsync(
            Path.Combine(RepositoryRoot.Path, "functions/Portal/src/api/schema.d.ts"), TestContext.Current.CancellationToken);
        var made = await File.ReadAllTextAsync(folder["schema.d.ts"], TestContext.Current.CancellationToken);
        (known == made).ShouldBeTrue(
            "The API's document changed. Run the app, and: node tests/OpenApi/types.mjs http://127.0.0.1:7071/api/openapi.json functions/Portal/src/api/schema.d.ts");
    }
}

using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Contract;

/// <summary>The page to try the API with works in a browser, under the policy that it is sent with.</summary>
public sealed class DocsPageTests(Product product)
{
    [Fact]
    public async Task Page_shows_every_operation()
    {
        var document = await ApiDocument.ReadAsync(product.App.Http);

        var page = await Browser.RenderAsync(new Uri(product.App.Address, "api/docs"));

        document.Operations.Select(operation => operation.Id).Where(id => !page.Html.Contains($"-{id}\"", StringComparison.Ordinal)).ShouldBeEmpty();
        page.Complaints.ShouldBeEmpty();
    }
}

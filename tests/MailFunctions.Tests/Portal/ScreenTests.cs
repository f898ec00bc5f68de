using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;

namespace MailFunctions.Tests.Portal;

/// <summary>What the tests of the portal rely on finds what it is there to find.</summary>
public sealed class ScreenTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Theory]
    [InlineData("console.error('it broke')", "Console error: it broke")]
    [InlineData("console.warn('it may break')", "Console warning: it may break")]
    [InlineData("setTimeout(() => { throw new Error('it fell') })", "it fell")]
    [InlineData("Promise.reject(new Error('nobody looked')) && 0", "nobody looked")]
    [InlineData("fetch('/api/nothing')", "status of 404", "/api/nothing")]
    [InlineData("document.head.append(Object.assign(document.createElement('script'), { text: '0' }))", "Content Security Policy")]
    [InlineData("fetch('https://elsewhere.example/').catch(() => 0)", "Content Security Policy", "https://elsewhere.example/")]
    [InlineData("new Image().src = 'https://elsewhere.example/'", "Content Security Policy", "https://elsewhere.example/")]
    [InlineData("window.open('http://127.0.0.2:9999/elsewhere') && 0", "Request to another origin", "/elsewhere")]
    public async Task Complaint_is_heard(string script, params string[] words)
    {
        var screen = await OpenAsync(new() { SignedIn = false });

        await screen.Page.EvaluateAsync(script);

        await Wait.UntilAsync(() => Task.FromResult(screen.Complaints.Unexpected().Any(complaint => words.All(complaint.Contains))), "the complaint is heard", 30);
        // Whatever else the browser says of it.
        screen.Complaints.Expect();
    }

    [Fact]
    public async Task What_was_expected_and_did_not_come_is_a_complaint()
    {
        var screen = await OpenAsync(new() { SignedIn = false });

        screen.Complaints.Expect("never", "said");

        screen.Complaints.Missed().ShouldBe(["Did not come: never said"]);
        await screen.Page.EvaluateAsync("console.error('said after all, and never again')");
        screen.Complaints.Missed().ShouldBeEmpty();
    }

    [Fact]
    public async Task Fault_of_accessibility_is_told_with_its_rule_and_element()
    {
        var screen = await OpenAsync(new() { SignedIn = false });
        await screen.Page.GetByRole(AriaRole.Button).WaitForAsync();
        await screen.Page.EvaluateAsync("document.querySelector('form').append(Object.assign(document.createElement('img'), { src: '/favicon.svg', id: 'untold' }))");

        var faults = await Accessibility.FaultsAsync(screen.Page);

        faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            fault => fault.ShouldStartWith("image-alt (critical): "),
            fault => fault.ShouldContain("#untold"));
    }
}

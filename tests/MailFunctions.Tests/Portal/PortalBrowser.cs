using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Portal;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PortalBrowser))]

namespace MailFunctions.Tests.Portal;

/// <summary>The browser of all tests of the portal, started when the first of them needs it.</summary>
public sealed class PortalBrowser : IAsyncDisposable
{
    private const int TestsAtOnce = 2;
    private const float PatienceMilliseconds = 30_000;

    private static readonly BrowserTypeLaunchOptions Launch = new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments };

    private readonly SemaphoreSlim _seats = new(TestsAtOnce);
    private readonly Lazy<Task<IPlaywright>> _playwright = new(Playwright.CreateAsync);
    private readonly Lazy<Task<IBrowser>> _browser;

    public PortalBrowser()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _browser = new(async () => await (await _playwright.Value).Chromium.LaunchAsync(Launch));
    }

    /// <summary>Waits until few enough other tests use the browser.</summary>
    internal Task TakeSeatAsync() => _seats.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Lets another test use the browser.</summary>
    internal void LeaveSeat() => _seats.Release();

    /// <summary>The browser, running.</summary>
    internal Task<IBrowser> StartedAsync() => _browser.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).DisposeAsync();
        }

        if (_playwright.IsValueCreated)
        {
            (await _playwright.Value).Dispose();
        }

        _seats.Dispose();
    }
}

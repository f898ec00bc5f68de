using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Portal;

/// <summary>A test of the portal: what it opens is closed at its end, and must not have been complained of.</summary>
public abstract class PortalTest(Product product, PortalBrowser browser) : IAsyncDisposable
{
    private static readonly string Evidence = Path.Combine(RepositoryRoot.Path, "artifacts/tests/portal");

    private readonly List<Screen> _screens = [];
    private readonly Stack<IAsyncDisposable> _owned = new();
    private bool _seated;

    /// <summary>The app and the mail server that all tests share.</summary>
    protected Product Product => product;

    private protected Api Api => product.Api;

    /// <summary>Opens the portal, signed in, in English, light, on a desktop, unless told otherwise.</summary>
    /// <param name="options">What to look at it with.</param>
    /// <param name="app">The app whose portal it is; the shared one if absent.</param>
    private protected async Task<Screen> OpenAsync(ScreenOptions? options = null, App? app = null)
    {
        if (!_seated)
        {
            await browser.TakeSeatAsync();
            _seated = true;
        }

        var screen = await Screen.OpenAsync(await browser.StartedAsync(), app ?? product.App, options ?? new());
        _screens.Add(screen);
        return screen;
    }

    /// <summary>Ends at the end of the test what it started, such as an app of its own, once no screen shows it any longer.</summary>
    private protected T Own<T>(T started)
        where T : IAsyncDisposable
    {
        _owned.Push(started);
        return started;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var context = TestContext.Current;
        var failed = context.TestState?.Result == TestResult.Failed;
        var name = Regex.Replace(context.Test!.TestDisplayName, "[^A-Za-z0-9_.-]+", "-");
        try
        {
            foreach (var (index, screen) in _screens.Index())
            {
                await screen.CloseAsync(Path.Combine(Evidence, name, $"{index + 1}"), failed);
            }
        }
        finally
        {
            if (_seated)
            {
                browser.LeaveSeat();
            }

            while (_owned.TryPop(out var started))
            {
                await started.DisposeAsync();
            }
        }
    }
}

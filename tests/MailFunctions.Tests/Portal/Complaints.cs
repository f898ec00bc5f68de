using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MailFunctions.Tests.Portal;

/// <summary>What a browser complains of while it shows the portal, and whom the portal speaks to besides its app.</summary>
internal sealed class Complaints
{
    private readonly ConcurrentQueue<string> _all = new();
    private readonly ConcurrentBag<string[]> _expected = [];
    private readonly string _origin;

    public Complaints(IBrowserContext context, Uri app)
    {
        _origin = app.GetLeftPart(UriPartial.Authority);
        // What the page's policy forbids is an error on the console, too.
        context.Console += (_, message) => AddConsole(message);
        context.WebError += (_, error) => _all.Enqueue($"Script: {error.Error}");
        context.Request += (_, request) => AddForeign(request);
        context.RequestFailed += (_, request) => AddFailed(request);
    }

    /// <summary>Says that a complaint which contains all these words is right, and must come.</summary>
    public void Expect(params string[] words) => _expected.Add(words);

    /// <summary>What nobody expected.</summary>
    public IReadOnlyList<string> Unexpected() => [.. _all.Where(complaint => !_expected.Any(words => Contains(complaint, words)))];

    /// <summary>What was expected, and did not come.</summary>
    public IReadOnlyList<string> Missed() =>
        [.. _expected.Where(words => !_all.Any(complaint => Contains(complaint, words))).Select(words => $"Did not come: {string.Join(' ', words)}")];

    private static bool Contains(string complaint, string[] words) => words.All(word => complaint.Contains(word, StringComparison.Ordinal));

    private void AddConsole(IConsoleMessage message)
    {
        // In every frame the tests' own tool wants to run something, which a message's frame does not let it.
        if (message.Type is "error" or "warning" or "assert" && !message.Text.StartsWith("Blocked script execution in 'about:srcdoc'", StringComparison.Ordinal))
        {
            _all.Enqueue($"Console {message.Type}: {message.Text} ({message.Location})");
        }
    }

    private void AddForeign(IRequest request)
    {
        var own = request.Url.StartsWith(_origin + "/", StringComparison.Ordinal) || request.Url.StartsWith($"blob:{_origin}/", StringComparison.Ordinal);
        if (!own && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("about:", StringComparison.Ordinal))
        {
            _all.Enqueue($"Request to another origin: {request.Method} {request.Url}");
        }
    }

    private void AddFailed(IRequest request)
    {
        // Given up, by a page that was left or by the portal itself.
        if (request.Failure != "net::ERR_ABORTED")
        {
            _all.Enqueue($"Request failed: {request.Method} {request.Url}: {request.Failure}");
        }
    }
}

using System.Text.RegularExpressions;
using MailFunctions.Inbox;
using MailFunctions.Tests.Fuzz;

namespace MailFunctions.Tests.Inbox;

public sealed partial class HtmlCleanerTests
{
    private static readonly Dictionary<string, string> NoPictures = [];

    public static TheoryData<string> Attacks { get; } = new(Corpus.Files("html", "attack-*").Select(File.ReadAllText));

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Nothing_runs_loads_asks_or_covers(string attack)
    {
        var html = HtmlCleaner.Clean(attack, NoPictures).Html;

        Active().Match(html).Value.ShouldBe("", html);
        Link().Matches(html).ShouldAllBe(link => link.Value.Contains("target=\"_blank\"") && link.Value.Contains("noopener"));
        HtmlCleaner.Clean(html, NoPictures).Html.ShouldNotContain("<script", Case.Insensitive);
    }

    [Fact]
    public void Text_links_tables_and_styles_stay()
    {
        var html = HtmlCleaner.Clean(
            "<html><head><title>t</title></head><body><form><table width=600><tr><td style='color:red; padding: 4px'>" +
            "<st1:place>Zoë &amp; Bob</st1:place></td></tr></table></form><a href='https://example.com/?a=1&amp;b=2'>x</a>",
            NoPictures).Html;

        html.ShouldContain("<table width=\"600\">");
        html.ShouldContain("padding: 4px");
        html.ShouldContain("color: rgba(255, 0, 0, 1)");
        html.ShouldContain("Zoë &amp; Bob");
        html.ShouldContain("href=\"https://example.com/?a=1&amp;b=2\"");
    }

    [Fact]
    public void Remote_pictures_are_moved_away_and_counted()
    {
        var clean = HtmlCleaner.Clean(
            "<img src='https://track.example/p?a=1&b=x' alt=logo><img src='//track.example/q'><img src=picture.png>",
            NoPictures);

        clean.BlockedRemoteImages.ShouldBe(1 + 1);
        clean.Html.ShouldContain("data-blocked-src=\"//track.example/q\"");
        clean.Html.ShouldNotContain(" src=");
    }

    [Fact]
    public void Pictures_of_the_message_are_shown()
    {
        const string Picture = "data:image/png;base64,AAAA";
        var clean = HtmlCleaner.Clean(
            "<img src='cid:logo%40example'><img src=cid:unknown><img src='data:image/gif;base64,R0lGOD=='>",
            new Dictionary<string, string> { ["logo@example"] = Picture });

        clean.Html.ShouldBe($"<img src=\"{Picture}\"><img><img src=\"data:image/gif;base64,R0lGOD==\">");
        clean.BlockedRemoteImages.ShouldBe(0);
    }

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<table><tr><td>", 50_000)]
    [InlineData("<b><p>", 50_000)]
    [InlineData("<font a1><font a2><i><p>", 20_000)]
    [InlineData("<div><b></div>", 50_000)]
    [InlineData("<ul><li>", 50_000)]
    [InlineData("<svg><math>", 50_000)]
    [InlineData("</p>", 200_000)]
    [InlineData("<a href=x>", 100_000)]
    [InlineData("&", 1_000_000)]
    [InlineData("<", 1_000_000)]
    [InlineData("<p style='", 100_000)]
    [InlineData("<!--", 200_000)]
    public async Task Hostile_structure_costs_little(string piece, int times)
    {
        var html = string.Concat(Enumerable.Repeat(piece, times));

        var cleaning = Task.Run(() => HtmlCleaner.Clean(html, NoPictures), TestContext.Current.CancellationToken);

        (await cleaning.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Html.Length.ShouldBeLessThan(8_000_000);
    }

    [Fact]
    public void A_tag_with_a_flood_of_attributes_is_left_out()
    {
        var clean = HtmlCleaner.Clean($"<p {string.Join(' ', Enumerable.Range(0, 50_000).Select(n => $"a{n}=1"))}>text</p>", NoPictures);

        (clean.Html.Contains("text"), clean.Cut).ShouldBe((true, true));
    }

    [GeneratedRegex(
        @"<(script|style|iframe|object|embed|applet|form|input|button|textarea|select|svg|math|meta|base|link|video|audio|source|template|body|title|marquee)\b" +
        @"|<[a-z0-9]+(\s[a-z-]+=""[^""]*"")*\s(on\w+|srcset|ping|action|formaction|background|poster|id|name|class|target=""_self""|data-blocked-src=""(?!(https?:)?//)|contenteditable|accesskey)=" +
        @"|<[a-z0-9]+(\s[a-z-]+=""[^""]*"")*\ssrc=""(?!data:image/(png|jpe?g|gif|webp|bmp);base64,)|<[a-z0-9]+(\s[a-z-]+=""[^""]*"")*\shref=""(?!https?://|mailto:)" +
        @"|<[^>]*(url\(|expression|@import|position:|z-index|behavior|-moz-binding|evil\.example(?![^>]*>x</a>)|javascript:|vbscript:)|<!--",
        RegexOptions.IgnoreCase)]
    private static partial Regex Active();

    [GeneratedRegex("<a [^>]*href[^>]*>")]
    private static partial Regex Link();
}

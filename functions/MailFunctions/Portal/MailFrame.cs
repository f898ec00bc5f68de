using System.Security.Cryptography;
using System.Text;

namespace MailFunctions.Portal;

/// <summary>
/// The page in which the portal shows a message's HTML with pictures from elsewhere, once somebody asked for them. Its script takes the HTML,
/// which the app made harmless, from the page around it, once. Its policy lets no other script run and nothing but pictures in, and makes it
/// an origin of its own: whatever is in the HTML reaches neither the portal nor the API.
/// </summary>
internal static class MailFrame
{
    private const string Script = """
        window.addEventListener("message", ({ source, data }) => {
          if (source !== window.parent) return;
          document.body.innerHTML = data.html;
          for (const picture of document.querySelectorAll("img[data-blocked-src]")) {
            picture.referrerPolicy = "no-referrer";
            picture.src = picture.dataset.blockedSrc;
          }
        }, { once: true });
        """;

    /// <summary>The page.</summary>
    public const string Html = $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Message</title>
        <style>
        body { font: 14px/1.5 system-ui, sans-serif; margin: 16px; color: #242424; background: #fff; overflow-wrap: anywhere; }
        img { max-width: 100%; height: auto; }
        </style>
        </head>
        <body><script>{{Script}}</script></body>
        </html>
        """;

    /// <summary>What the browser must not do with the page (Content Security Policy Level 3; HTML Standard, sandboxing).</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'; " +
        "style-src 'unsafe-inline'; img-src http: https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; " +
        "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox";
}

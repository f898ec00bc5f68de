namespace MailFunctions.Discovery;

/// <summary>Large mail providers, as their own help pages describe them. Of two whose exchangers end alike, the narrower comes first.</summary>
internal static class Providers
{
    private const string AppPassword = "The provider takes an app password that the user makes in the account's security settings, not the password of the account.";
    private const string ShortName = "The user name is the part of the address before the @; if that is refused, try the whole address.";
    private const string Switch = "IMAP and POP3 have to be switched on in the mailbox's settings first.";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        new("Gmail and Google Workspace", "imap.gmail.com", "pop.gmail.com")
        {
            Domains = ["gmail.com", "googlemail.com"],
            Exchangers = ["google.com", "googlemail.com"],
            Note = "Google takes OAuth 2.0, or an app password if the account has two-step verification. POP3 has to be switched on in the mailbox's settings first.",
        },
        new("Outlook.com", "outlook.office365.com", "outlook.office365.com")
        {
            Domains =
            [
                "outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.com.br", "hotmail.com.br", "hotmail.co.uk", "live.co.uk", "outlook.de",
                "hotmail.de", "live.de", "outlook.fr", "hotmail.fr", "live.fr", "outlook.es", "hotmail.es", "outlook.it", "hotmail.it", "live.it", "live.nl",
            ],
            Exchangers = ["olc.protection.outlook.com"],
            Note = "Microsoft takes OAuth 2.0 only, no password. POP3 and IMAP have to be switched on in the mailbox's settings first.",
        },
        new("Microsoft 365", "outlook.office365.com", "outlook.office365.com")
        {
            Domains = [".onmicrosoft.com"],
            Exchangers = ["mail.protection.outlook.com", "mx.microsoft"],
            Note = "Microsoft 365 takes OAuth 2.0 only, no password; the organisation's administrator can switch IMAP and POP3 off for a mailbox.",
        },
        new("AOL", "imap.aol.com", "pop.aol.com")
        {
            Domains = ["aol.com", "aim.com", "aol.de", "aol.fr", "aol.co.uk"],
            Exchangers = ["mail.gm0.yahoodns.net"],
            Note = AppPassword,
        },
        new("Yahoo", "imap.mail.yahoo.com", "pop.mail.yahoo.com")
        {
            Domains =
            [
                "yahoo.com", "ymail.com", "rocketmail.com", "myyahoo.com", "yahoo.com.br", "yahoo.com.ar", "yahoo.com.mx", "yahoo.co.uk", "yahoo.de",
                "yahoo.fr", "yahoo.es", "yahoo.it", "yahoo.ca", "yahoo.in", "yahoo.co.in", "yahoo.com.au",
            ],
            Exchangers = ["yahoodns.net"],
            Note = AppPassword,
        },
        new("iCloud", "imap.mail.me.com", null)
        {
            Domains = ["icloud.com", "me.com", "mac.com"],
            Exchangers = ["mail.icloud.com"],
            UserNameForm = UserNameForm.LocalPart,
            Note = AppPassword + " " + ShortName + " There is no POP3.",
        },
        new("GMX", "imap.gmx.net", "pop.gmx.net") { Domains = ["gmx.net", "gmx.de", "gmx.at", "gmx.ch"], Exchangers = ["gmx.net"], Note = Switch },
        new("GMX", "imap.gmx.com", "pop.gmx.com") { Domains = ["gmx.com", "gmx.us", "gmx.co.uk", "gmx.fr"], Note = Switch },
        new("WEB.DE", "imap.web.de", "pop3.web.de")
        {
            Domains = ["web.de"],
            Exchangers = ["web.de"],
            UserNameForm = UserNameForm.LocalPart,
            Note = ShortName + " " + Switch,
        },
        new("T-Online", "secureimap.t-online.de", "securepop.t-online.de")
        {
            Domains = ["t-online.de", "magenta.de"],
            Note = "Telekom takes a password of its own for e-mail programs, which the user sets in the customer centre.",
        },
        new("mailbox.org", "imap.mailbox.org", "pop3.mailbox.org") { Domains = ["mailbox.org"], Exchangers = ["mailbox.org"] },
        new("Posteo", "posteo.de", "posteo.de") { Domains = ["posteo.de", "posteo.net"], Exchangers = ["posteo.de"] },
        new("Zoho Mail", "imap.zoho.com", "pop.zoho.com") { Domains = ["zoho.com", "zohomail.com"], Note = Switch },
        new("Zoho Mail", "imap.zoho.eu", "pop.zoho.eu") { Domains = ["zoho.eu", "zohomail.eu"], Note = Switch },
        new("Zoho Mail", "imappro.zoho.com", "poppro.zoho.com") { Exchangers = ["zoho.com"], Note = Switch },
        new("Zoho Mail", "imappro.zoho.eu", "poppro.zoho.eu") { Exchangers = ["zoho.eu"], Note = Switch },
        new("Zoho Mail", "imappro.zoho.in", "poppro.zoho.in") { Exchangers = ["zoho.in"], Note = Switch },
        new("Fastmail", "imap.fastmail.com", "pop.fastmail.com")
        {
            Domains = ["fastmail.com", "fastmail.fm", "fastmail.net", "fastmail.org"],
            Exchangers = ["messagingengine.com"],
            Note = AppPassword,
        },
        new("Yandex", "imap.yandex.com", "pop.yandex.com")
        {
            Domains = ["yandex.com", "yandex.ru", "ya.ru", "yandex.by", "yandex.kz"],
            Exchangers = ["mx.yandex.net", "mx.yandex.ru"],
            Note = AppPassword + " " + Switch,
        },
        new("Mail.ru", "imap.mail.ru", "pop.mail.ru")
        {
            Domains = ["mail.ru", "inbox.ru", "list.ru", "bk.ru"],
            Exchangers = ["mail.ru"],
            Note = AppPassword,
        },
        new("UOL", "imap.uol.com.br", "pop3.uol.com.br") { Domains = ["uol.com.br"], UserNameForm = UserNameForm.LocalPart, Note = ShortName },
        new("BOL", "imap.bol.com.br", "pop3.bol.com.br") { Domains = ["bol.com.br"], UserNameForm = UserNameForm.LocalPart, Note = ShortName },
        new("Terra", "imap.terra.com.br", "pop.terra.com.br") { Domains = ["terra.com.br"] },
        new("Locaweb", "email-ssl.com.br", "email-ssl.com.br") { Exchangers = ["locaweb.com.br"] },
        new("IONOS", "imap.ionos.de", "pop.ionos.de") { Exchangers = ["ionos.de", "kundenserver.de"] },
        new("IONOS", "imap.ionos.com", "pop.ionos.com") { Exchangers = ["ionos.com", "1and1.com"] },
        new("OVHcloud", "ssl0.ovh.net", "ssl0.ovh.net") { Exchangers = ["mail.ovh.net"] },
        new("GoDaddy", "imap.secureserver.net", "pop.secureserver.net") { Exchangers = ["secureserver.net"] },
        new("Rackspace", "secure.emailsrvr.com", "secure.emailsrvr.com") { Exchangers = ["emailsrvr.com"] },
        new("Hostinger", "imap.hostinger.com", "pop.hostinger.com") { Exchangers = ["hostinger.com"] },
        new("Orange", "imap.orange.fr", "pop.orange.fr") { Domains = ["orange.fr", "wanadoo.fr"] },
        new("Proton Mail", null, null)
        {
            Domains = ["proton.me", "protonmail.com", "pm.me"],
            Exchangers = ["protonmail.ch"],
            Note = "The provider lets no program from outside read its mailboxes: IMAP exists only through its Bridge, on the user's own machine.",
        },
        new("Tuta", null, null)
        {
            Domains = ["tuta.com", "tutanota.com", "tutanota.de", "tutamail.com", "tuta.io", "keemail.me"],
            Exchangers = ["tutanota.de"],
            Note = "The provider offers neither IMAP nor POP3.",
        },
    ];
}

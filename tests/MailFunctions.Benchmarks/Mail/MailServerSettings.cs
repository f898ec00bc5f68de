namespace MailFunctions.Benchmarks.Mail;

/// <summary>How Dovecot is set up, so that the clients are measured and not how fast it starts processes.</summary>
internal static class MailServerSettings
{
    /// <summary>Log-in processes that serve many connections (Dovecot's "high-performance mode"), and mailboxes' processes that serve one after another.</summary>
    public const string Fast = """
        service imap-login {
          service_count = 0
          process_min_avail = 2
          client_limit = 1000
        }
        service imap {
          service_count = 1000
        }
        """;
}

using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Soak;

/// <summary>Delivers mail at random: mostly small, now and then large or odd.</summary>
internal sealed class Postman(IReadOnlyList<SoakAccount> accounts, Random random)
{
    private const int LongestPauseMilliseconds = 600;
    private const int Largest = 300_000;
    private static readonly IReadOnlyList<byte[]> Corpus = MailCorpus.Create(100);
    private int _delivered;

    /// <summary>Goes on until it is told to end.</summary>
    public async Task RunAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var account = accounts[random.Next(accounts.Count)];
            for (var burst = random.Next(1, 6); burst > 0; burst--)
            {
                await account.DeliverAsync(Message());
            }

            await Task.Delay(random.Next(LongestPauseMilliseconds), enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A message unlike any other.</summary>
    private byte[] Message()
    {
        var n = _delivered++;
        return random.Next(20) switch
        {
            0 => MailText.Utf8($"{MailText.Mime(n, "Large", "application/octet-stream")}Content-Transfer-Encoding: base64\r\n\r\n{MailText.Base64(MailText.Noise(n, random.Next(Largest)))}"),
            < 5 => MailText.Join(MailText.Utf8($"X-Number: {n}\r\n"), Corpus[n % Corpus.Count]),
            _ => MailText.Utf8($"{MailText.Head(n, "Number")}\r\nText\r\n"),
        };
    }
}

using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Credentials;
using MailFunctions.Inbox;
using MailFunctions.Security;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Options;

namespace MailFunctions.Tests.Checking;

/// <summary>Opens mailboxes as checks do.</summary>
internal static class Mailboxes
{
    /// <summary>Settings of an account that is read without TLS.</summary>
    public static Account Account(MailProtocol protocol, int port, string folder = "INBOX") => new()
    {
        Id = new(1),
        Name = "test",
        Enabled = true,
        AutomaticCheck = true,
        CheckIntervalMinutes = 5,
        KeepCopy = true,
        Protocol = protocol,
        Address = "127.0.0.1",
        Port = port,
        Folder = folder,
        SecureConnection = false,
        ConnectionType = null,
        SkipCertificate = false,
        CredentialId = "c",
        UseNetworkConnector = false,
        NetworkConnectorId = null,
        CreatedAt = default,
        CreatedBy = "",
        UpdatedAt = default,
        UpdatedBy = "",
    };

    /// <summary>The same with TLS.</summary>
    public static Account Secure(this Account account, ConnectionType type, bool skipCertificate = true) =>
        account with { SecureConnection = true, ConnectionType = type, SkipCertificate = skipCertificate };

    /// <summary>An opener that may connect to this machine.</summary>
    public static MailboxOpener Opener(ConnectionOptions? options = null, bool allowLoopback = true) => new(
        new EgressPolicy(Options.Create(new EgressOptions { AllowLoopback = allowLoopback })),
        Options.Create(options ?? new ConnectionOptions()),
        new(Options.Create(new DownloadOptions())),
        TimeProvider.System);

    /// <summary>Opens a mailbox.</summary>
    public static Task<IMailbox> OpenAsync(this Account account, Mailbox mailbox, List<StepResult>? steps = null) =>
        account.OpenAsync(mailbox.User, steps);

    /// <summary>Opens a user's mailbox.</summary>
    public static Task<IMailbox> OpenAsync(this Account account, string user, List<StepResult>? steps = null, ConnectionOptions? options = null) =>
        Opener(options).OpenAsync(account, route: null, new MailboxLogin(user, DovecotServer.Password), onBegin: null, steps is null ? null : steps.Add, transcript: null, TestContext.Current.CancellationToken);

    /// <summary>Tries to open a mailbox that cannot be opened.</summary>
    /// <returns>The error, and the steps up to it.</returns>
    public static async Task<(CheckError Error, List<StepResult> Steps)> FailAsync(
        this Account account,
        string password = "secret",
        ConnectionOptions? options = null,
        bool allowLoopback = true)
    {
        var steps = new List<StepResult>();
        var failure = await Should.ThrowAsync<MailboxException>(
            () => Opener(options, allowLoopback).OpenAsync(account, route: null, new MailboxLogin("user", password), onBegin: null, steps.Add, transcript: null, TestContext.Current.CancellationToken));
        steps[^1].Error.ShouldBe(failure.Error);
        steps[^1].Step.ShouldBe(failure.Error.Step);
        steps.SkipLast(1).ShouldAllBe(step => step.Error == null && step.Step != failure.Error.Step);
        return (failure.Error, steps);
    }

    /// <summary>Looks into the mailbox as an account does that wants all mail.</summary>
    public static Task<bool> LookAsync(this IMailbox mailbox, MailboxWatermark watermark, bool keepCopy) =>
        mailbox.LookAsync(watermark, new MailboxWish(keepCopy, Since: null), TestContext.Current.CancellationToken);

    /// <summary>Everything the mailbox lists, in pieces.</summary>
    public static async Task<List<MailPiece>> PiecesAsync(this IMailbox mailbox, int size)
    {
        var pieces = new List<MailPiece>();
        await foreach (var piece in mailbox.ListAsync(size, TestContext.Current.CancellationToken))
        {
            piece.Messages.Count.ShouldBeInRange(1, size);
            pieces.Add(piece);
        }

        mailbox.Listed.ShouldBeGreaterThanOrEqualTo(pieces.Sum(piece => piece.Messages.Count));
        return pieces;
    }

    /// <summary>Everything the mailbox lists, in the order of the numbers.</summary>
    public static async Task<List<RemoteMessage>> ListAsync(this IMailbox mailbox, int size = 10) =>
        [.. (await mailbox.PiecesAsync(size)).SelectMany(piece => piece.Messages).OrderBy(message => message.Number)];

    /// <summary>Downloads messages, all of which are given out.</summary>
    public static async Task<List<byte[]>> FetchAsync(this IMailbox mailbox, IReadOnlyList<RemoteMessage> messages)
    {
        var (contents, refused) = await mailbox.TryFetchAsync(messages);
        refused.ShouldBeEmpty();
        return contents;
    }

    /// <summary>Downloads messages as far as they are given out.</summary>
    public static async Task<(List<byte[]> Contents, IReadOnlyList<RefusedMessage> Refused)> TryFetchAsync(
        this IMailbox mailbox,
        IReadOnlyList<RemoteMessage> messages)
    {
        var contents = new List<byte[]>();
        var refused = await mailbox.FetchAsync(
            messages,
            async (_, stream, stop) =>
            {
                using var content = new MemoryStream();
                await stream.CopyToAsync(content, stop);
                contents.Add(content.ToArray());
            },
            TestContext.Current.CancellationToken);
        return (contents, refused);
    }
}

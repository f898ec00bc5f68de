namespace MailFunctions.Inbox;

/// <summary>HTML that can be shown.</summary>
/// <param name="Html">The HTML: the content of a body.</param>
/// <param name="Cut">Whether some was left out because there was too much of it.</param>
/// <param name="BlockedRemoteImages">How many pictures are not shown because they would be loaded from elsewhere.</param>
internal sealed record CleanHtml(string Html, bool Cut, int BlockedRemoteImages);

using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Webhooks;

/// <summary>How webhooks are delivered: settings <c>Webhooks__*</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Whether events may be sent over HTTP too, where anybody between can read them.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>How long an attempt may take, from the look-up of the name to the end of the answer, in seconds.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>How long deliveries are kept, in days.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 30;

    /// <summary>How long an attempt may take.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>How long deliveries are kept.</summary>
    public TimeSpan Keep => TimeSpan.FromDays(KeepDays);
}

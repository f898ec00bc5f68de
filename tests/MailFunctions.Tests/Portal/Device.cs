namespace MailFunctions.Tests.Portal;

/// <summary>What the portal is shown on.</summary>
public enum Device
{
    /// <summary>A window of 1440 by 900 pixels, with a mouse.</summary>
    Desktop,

    /// <summary>A screen of 390 by 844 pixels, to be touched.</summary>
    Phone,
}

namespace MailFunctions.Tests.Growth;

/// <summary>What a month costs, in US dollars.</summary>
internal sealed record Bill(double Functions, double Tables, double Queues, double Blobs, double Vault)
{
    public double Total => Functions + Tables + Queues + Blobs + Vault;
}

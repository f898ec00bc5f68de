using System.Globalization;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>A storage account in a process that others share. The process starts with the first of them, and ends with the last.</summary>
internal sealed class SharedAzurite : AzuriteServer
{
    // Azurite learns the names of its accounts when it starts.
    private const int Accounts = 500;

    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static AzuriteProcess? _process;
    private static int _given;
    private static int _inUse;

    private SharedAzurite(AzuriteProcess process, string account)
        : base(process, account)
    {
    }

    /// <inheritdoc cref="AzuriteServer.StartAsync"/>
    public static new async Task<SharedAzurite> StartAsync()
    {
        await Turn.WaitAsync();
        try
        {
            if (_process is null)
            {
                // Nobody reads the log of all tests together.
                _process = await AzuriteProcess.StartAsync(Enumerable.Range(1, Accounts).Select(Name), "--inMemoryPersistence", "--silent");
                _given = 0;
            }

            _inUse++;
            return ++_given <= Accounts
                ? new SharedAzurite(_process, Name(_given))
                : throw new InvalidOperationException($"More than {Accounts} storage accounts were asked for.");
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await Turn.WaitAsync();
        try
        {
            if (--_inUse == 0)
            {
                await _process!.DisposeAsync();
                _process = null;
            }
        }
        finally
        {
            Turn.Release();
        }
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"storage{number}");
}

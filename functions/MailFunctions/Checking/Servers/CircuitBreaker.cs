using MailFunctions.Accounts;

namespace MailFunctions.Checking.Servers;

/// <summary>
/// Notices that a server does not answer: after failures of different accounts in a row it is left alone, but for one account
/// now and then that tries. Not safe for use by several threads at once.
/// </summary>
internal sealed class CircuitBreaker(string server, ServerOptions options, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);
    private readonly HashSet<AccountId> _failed = [];
    private DateTimeOffset _failingSince;
    private DateTimeOffset _triedAt;
    private DateTimeOffset _probeAt;
    private TimeSpan _pause;
    private CheckError? _failure;
    private AccountId? _probe;

    /// <summary>Whether the server is left alone.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether an account is trying just now if the server answers again.</summary>
    public bool IsProbed => _probe is not null;

    /// <summary>Asks whether an account may connect; if the server is to be tried again, the account that asks first is the one that tries.</summary>
    public bool Admits(AccountId account)
    {
        if (!IsOpen)
        {
            return true;
        }

        if (IsProbed || clock.GetUtcNow() < _probeAt)
        {
            return false;
        }

        _probe = account;
        return true;
    }

    /// <summary>The server answered.</summary>
    public void Close()
    {
        (IsOpen, _probe, _failure) = (false, null, null);
        _failed.Clear();
    }

    /// <summary>An account could not reach the server.</summary>
    /// <returns>Whether the server is left alone from now on.</returns>
    public bool Fail(AccountId account, CheckError error)
    {
        var now = clock.GetUtcNow();
        if (_failed.Count == 0)
        {
            _failingSince = now;
        }

        (_triedAt, _failure) = (now, error);
        if (IsOpen)
        {
            Extend(account, now);
            return false;
        }

        _failed.Add(account);
        if (_failed.Count < options.FailuresUntilPause)
        {
            return false;
        }

        (IsOpen, _pause, _probeAt) = (true, options.FirstPause, now + options.FirstPause);
        return true;
    }

    /// <summary>An account that was admitted ended without an answer about the server: if it was to try, the next one does.</summary>
    public void Abandon(AccountId account) => _probe = _probe == account ? null : _probe;

    /// <summary>Why and until when the server is left alone.</summary>
    public ServerPause Pause() => new(
        new(
            CheckErrorCode.ServerUnavailable,
            _failure?.Step ?? CheckStep.Connect,
            $"{server} has not answered since {Text(_failingSince)}, when several accounts in a row failed there. So that it is not overrun, one account at a time tries: last at {Text(_triedAt)}, next at about {Text(_probeAt)}. This account goes on once the server answers. The last failure was: {_failure?.Message}",
            _failure?.ServerAnswer),
        _probeAt);

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    private void Extend(AccountId account, DateTimeOffset now)
    {
        if (_probe != account)
        {
            // It was under way when the server was given up: old news.
            return;
        }

        _probe = null;
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        _probeAt = now + _pause;
    }
}

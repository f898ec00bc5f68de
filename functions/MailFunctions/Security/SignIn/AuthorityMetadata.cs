using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace MailFunctions.Security.SignIn;

/// <summary>
/// What the identity provider says about itself, with its keys (OpenID Connect Discovery 1.0, section 4): fetched when it is first needed,
/// again when it is old, and early when a token names a key that is not there. A key that the provider takes back is good for twice
/// <see cref="AuthOptions.MetadataSeconds"/> at most while the provider answers, and for an hour at most when it does not.
/// </summary>
public sealed partial class AuthorityMetadata : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private const int MaxDocumentBytes = 1024 * 1024;
    private static readonly TimeSpan UsableFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseBetweenEarly = TimeSpan.FromSeconds(30);

    private readonly AuthOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<AuthorityMetadata> _logger;
    private readonly HttpClient _http;
    private readonly Lock _gate = new();
    private volatile Known? _known;
    private Task _fetch = Task.CompletedTask;
    private DateTimeOffset _pausedUntil;
    private DateTimeOffset _noneEarlyUntil;

    /// <summary>Makes it; nothing is fetched yet.</summary>
    public AuthorityMetadata(IOptions<AuthOptions> options, EgressPolicy egress, TimeProvider clock, ILogger<AuthorityMetadata> logger)
    {
        (_options, _clock, _logger) = (options.Value, clock, logger);
        _http = EgressHttp.CreateClient(
            (request, cancellationToken) => ResolveAsync(egress, request, cancellationToken), Timeout.InfiniteTimeSpan, MaxDocumentBytes);
    }

    private TimeSpan FreshFor => TimeSpan.FromSeconds(_options.MetadataSeconds);

    /// <inheritdoc/>
    /// <exception cref="AuthorityUnavailableException">It could not be fetched, now or within the last hour.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (_known is { } present && AgeOf(present) < FreshFor * 2)
        {
            if (AgeOf(present) >= FreshFor)
            {
                // Nobody waits while what is there will do.
                _ = Fetch(early: false);
            }

            return present.Configuration;
        }

        await Fetch(early: false).WaitAsync(cancel);
        return _known is { } known && AgeOf(known) < UsableFor ? known.Configuration : throw new AuthorityUnavailableException();
    }

    /// <summary>Fetches early if a key is not there, though not again and again: anybody can name a key.</summary>
    /// <exception cref="AuthorityUnavailableException">As of <see cref="GetConfigurationAsync"/>.</exception>
    public async Task LookForAsync(string key, CancellationToken cancellationToken)
    {
        var configuration = await GetConfigurationAsync(cancellationToken);
        if (!configuration.SigningKeys.Any(known => known.KeyId == key))
        {
            await Fetch(early: true).WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void RequestRefresh() => _ = Fetch(early: true);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private TimeSpan AgeOf(Known known) => _clock.GetUtcNow() - known.FetchedAt;

    /// <summary>Fetches, unless that is under way or must wait.</summary>
    /// <returns>The end of the fetch, successful or not.</returns>
    private Task Fetch(bool early)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            if (!_fetch.IsCompleted || now < _pausedUntil || (early && now < _noneEarlyUntil))
            {
                return _fetch;
            }

            _noneEarlyUntil = early ? now + PauseBetweenEarly : _noneEarlyUntil;
            return _fetch = Task.Run(FetchAsync);
        }
    }

    private async Task FetchAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _clock);
        try
        {
            var documents = new HttpDocumentRetriever(_http) { RequireHttps = _options.RequireHttps };
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(_options.Metadata, documents, patience.Token).WaitAsync(patience.Token);
            if (configuration.SigningKeys.Count == 0 || string.IsNullOrEmpty(configuration.Issuer))
            {
                throw new InvalidDataException("The metadata has no issuer or no key to check signatures with.");
            }

            _known = new(configuration, _clock.GetUtcNow());
        }
        catch (Exception exception)
        {
            // Whatever it was, the provider is asked again soon, and nobody else may see this.
            Log.NotFetched(_logger, exception, _options.Metadata);
            lock (_gate)
            {
                _pausedUntil = _clock.GetUtcNow() + PauseAfterFailure;
            }
        }
    }

    /// <summary>Keys come over plain HTTP from this machine only.</summary>
    private static async Task<IReadOnlyList<IPAddress>> ResolveAsync(EgressPolicy egress, Uri request, CancellationToken cancellationToken)
    {
        var addresses = await egress.ResolveAsync(request.IdnHost, cancellationToken);
        return request.Scheme == Uri.UriSchemeHttps ? addresses : [.. addresses.Where(IPAddress.IsLoopback)];
    }

    private sealed record Known(OpenIdConnectConfiguration Configuration, DateTimeOffset FetchedAt);

    private static partial class Log
    {
        [LoggerMessage(EventId = 7101, Level = LogLevel.Error, Message = "The identity provider's metadata could not be fetched from {Address}.")]
        public static partial void NotFetched(ILogger logger, Exception exception, string address);
    }
}

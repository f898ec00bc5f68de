using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MailFunctions.Security.SignIn;

/// <summary>Which access tokens are accepted in mode <see cref="AuthOptions.Oidc"/> (RFC 7519, RFC 8725, RFC 9068).</summary>
internal sealed class TokenSignIn(IOptions<AuthOptions> options, AuthorityMetadata metadata) : IConfigureNamedOptions<JwtBearerOptions>
{
    private const int MaxTokenBytes = 32 * 1024;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    // Keys that both sides know, and none at all, sign nothing (RFC 8725, section 3.1).
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly string[] Types = ["JWT", "at+jwt", "application/at+jwt"];
    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenBytes };

    /// <inheritdoc/>
    public void Configure(string? name, JwtBearerOptions options) => Configure(options);

    /// <inheritdoc/>
    public void Configure(JwtBearerOptions bearer)
    {
        bearer.ConfigurationManager = metadata;
        bearer.SaveToken = false;
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(_tokens);
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudiences = [.. options.Value.AllAudiences],
            ValidAlgorithms = Algorithms,
            TypeValidator = (type, _, _) => TypeOf(type),
            ClockSkew = ClockSkew,
        };
        bearer.Events = new JwtBearerEvents
        {
            OnMessageReceived = PrepareAsync,
            OnTokenValidated = Introduce,
            OnAuthenticationFailed = Fail,
        };
    }

    /// <summary>Has the key that a token names looked for. The framework alone would refuse the first token after a change of keys.</summary>
    private async Task PrepareAsync(MessageReceivedContext context)
    {
        if (BearerToken.Of(context.Request) is { } token && KeyOf(token) is { } key)
        {
            await metadata.LookForAsync(key, context.HttpContext.RequestAborted);
        }
    }

    private string? KeyOf(string token)
    {
        try
        {
            return _tokens.CanReadToken(token) && _tokens.ReadJsonWebToken(token) is { Kid.Length: > 0 } read && Algorithms.Contains(read.Alg) ? read.Kid : null;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            // Its refusal comes later, with words.
            return null;
        }
    }

    /// <summary>Other kinds of JWT than access tokens are not taken for them (RFC 8725, section 3.11); not every provider says the kind.</summary>
    private static string TypeOf(string? type) =>
        string.IsNullOrEmpty(type) || Types.Contains(type, StringComparer.OrdinalIgnoreCase)
            ? type ?? ""
            : throw new SecurityTokenInvalidTypeException("The token is not an access token.");

    private static Task Introduce(TokenValidatedContext context)
    {
        if (TokenCaller.Of((JsonWebToken)context.SecurityToken, context.Scheme.Name) is { } caller)
        {
            context.Principal = caller;
        }
        else
        {
            context.Fail(new SecurityTokenValidationException("The token does not say whose it is."));
        }

        return Task.CompletedTask;
    }

    private static Task Fail(AuthenticationFailedContext context)
    {
        // Who went away is not refused.
        if (context.Exception is not OperationCanceledException)
        {
            context.Fail(context.Exception);
        }

        return Task.CompletedTask;
    }
}

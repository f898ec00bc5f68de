using System.Collections.Concurrent;

namespace MailFunctions.Tests.Security.Secrets;

/// <summary>Keeps what the product answers: headers and bodies.</summary>
internal sealed class AnswerRecorder() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<(string Request, string Answer)> _answers = [];

    /// <summary>Each answer, and what was asked.</summary>
    public IReadOnlyCollection<(string Request, string Answer)> Answers => _answers;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var answer = $"{response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync(cancellationToken)}";
        _answers.Enqueue(($"{request.Method} {request.RequestUri!.PathAndQuery}", answer));
        return response;
    }
}

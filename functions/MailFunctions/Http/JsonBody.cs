using System.Buffers;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Http;

/// <summary>Reads JSON bodies strictly: everything that is wrong is reported at once, by field, and nothing is guessed.</summary>
public static class JsonBody
{
    /// <summary>The longest body taken, in bytes.</summary>
    public const int MaxLength = 1024 * 1024;

    private const string JsonMediaType = "application/json";

    private static readonly JsonDocumentOptions DocumentOptions = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads a body of <c>application/json</c> and holds it to its rules.</summary>
    /// <typeparam name="T">A record whose members are all optional, so that what is missing can be told from what is wrong.</typeparam>
    /// <returns>The value; problem 400 with every wrong field, 413 or 415.</returns>
    public static Task<Result<T>> ReadAsync<T>(this HttpRequest request, IValidator<T> validator, CancellationToken cancellationToken)
        where T : class => request.ReadAsync(validator, given => given, cancellationToken);

    /// <summary>Reads a body of <c>application/json</c>, completes what the route knows better, and holds it to its rules.</summary>
    /// <typeparam name="T">A record whose members are all optional.</typeparam>
    /// <returns>The value; problem 400 with every wrong field, 413 or 415.</returns>
    public static async Task<Result<T>> ReadAsync<T>(
        this HttpRequest request,
        IValidator<T> validator,
        Func<T, T> complete,
        CancellationToken cancellationToken)
        where T : class
    {
        var body = await request.ReadObjectAsync([JsonMediaType], cancellationToken);
        return body.TryGet(out var json, out var problem)
            ? await ReadAsync(json, validator, complete, cancellationToken)
            : problem;
    }

    /// <summary>Holds a JSON object to its members' types and its validator's rules.</summary>
    public static Task<Result<T>> ReadAsync<T>(JsonElement json, IValidator<T> validator, CancellationToken cancellationToken)
        where T : class => ReadAsync(json, validator, given => given, cancellationToken);

    private static async Task<Result<T>> ReadAsync<T>(
        JsonElement json,
        IValidator<T> validator,
        Func<T, T> complete,
        CancellationToken cancellationToken)
        where T : class
    {
        var errors = new FieldErrors();
        var value = complete(JsonMembers.Read<T>(json, errors));
        var validation = await validator.ValidateAsync(value, cancellationToken);
        var wrongType = errors.Select(error => error.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var failure in validation.Errors)
        {
            var field = JsonNamingPolicy.CamelCase.ConvertName(failure.PropertyName);
            if (!wrongType.Contains(field))
            {
                errors.Add(field, failure.ErrorMessage);
            }
        }

        return errors.IsEmpty ? value : Problem.Invalid(errors);
    }

    /// <summary>Reads a body that must be one JSON object of one of the media types.</summary>
    public static async Task<Result<JsonElement>> ReadObjectAsync(
        this HttpRequest request,
        string[] mediaTypes,
        CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType) ||
            !mediaTypes.Contains(contentType.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            return new Problem(
                StatusCodes.Status415UnsupportedMediaType,
                "urn:mailfunctions:media-type",
                "The body's media type is not supported.",
                $"Content-Type: send the body as {string.Join(" or ", mediaTypes)}.");
        }

        var body = await ReadBytesAsync(request, cancellationToken);
        return body.TryGet(out var bytes, out var problem) ? Parse(bytes) : problem;
    }

    private static async Task<Result<ReadOnlyMemory<byte>>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxLength)
        {
            return TooLarge();
        }

        var bytes = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (bytes.WrittenCount + read.Buffer.Length > MaxLength)
            {
                return TooLarge();
            }

            foreach (var segment in read.Buffer)
            {
                bytes.Write(segment.Span);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return bytes.WrittenMemory;
            }
        }
    }

    private static Result<JsonElement> Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, DocumentOptions);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Problem.Invalid("body", "must be a JSON object.");
            }

            var errors = new FieldErrors();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                ReadTexts(member, errors);
            }

            return errors.IsEmpty ? document.RootElement.Clone() : Problem.Invalid(errors);
        }
        catch (InvalidOperationException)
        {
            // Names are read already to find those that are there twice.
            return Problem.Invalid("body", "has a member whose name is not valid Unicode (RFC 8259, section 8).");
        }
        catch (JsonException exception)
        {
            return Problem.Invalid("body", "is not valid JSON: " + exception.Message);
        }
    }

    /// <summary>Reads all texts once, because bytes that are no UTF-8 and escaped halves of surrogate pairs are only found then.</summary>
    private static void ReadTexts(JsonProperty member, FieldErrors errors)
    {
        var field = member.Name;
        try
        {
            ReadTexts(member.Value);
        }
        catch (InvalidOperationException)
        {
            errors.Add(field, "must be valid Unicode (RFC 8259, section 8).");
        }
    }

    private static void ReadTexts(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                _ = json.GetString();
                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    _ = member.Name;
                    ReadTexts(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    ReadTexts(item);
                }

                break;
        }
    }

    private static Problem TooLarge() =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            "urn:mailfunctions:too-large",
            "The body is too large.",
            $"body: send at most {MaxLength} bytes.");
}

using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>Fills the parameters of a function: the trigger's, the context, the token, and the rest by name.</summary>
internal static class ParameterBinding
{
    private static readonly JsonSerializerOptions PocoOptions = new(JsonSerializerDefaults.Web);

    /// <exception cref="FormatException">A value does not fit its parameter.</exception>
    public static object?[] Bind(FunctionDescriptor function, FunctionContext context) =>
        [.. function.Method.GetParameters().Select(parameter => Bind(parameter, function, context))];

    private static object? Bind(ParameterInfo parameter, FunctionDescriptor function, FunctionContext context)
    {
        var type = parameter.ParameterType;
        if (parameter == function.Parameter)
        {
            return Trigger(context.Features.Get<TriggerValue>()!.Value, parameter);
        }

        if (type == typeof(FunctionContext))
        {
            return context;
        }

        if (type == typeof(CancellationToken))
        {
            return context.CancellationToken;
        }

        return context.BindingContext.BindingData.TryGetValue(parameter.Name!, out var value) && value is not null
            ? Convert(value, parameter)
            : parameter.HasDefaultValue ? parameter.DefaultValue : null;
    }

    private static object? Trigger(object value, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (value is not QueueMessage message || type == typeof(QueueMessage))
        {
            return value;
        }

        if (type == typeof(string))
        {
            return message.Body.ToString();
        }

        if (type == typeof(BinaryData))
        {
            return message.Body;
        }

        try
        {
            return JsonSerializer.Deserialize(message.Body, type, PocoOptions);
        }
        catch (JsonException exception)
        {
            throw Unfit(parameter, exception);
        }
    }

    private static object? Convert(object value, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFrom(null, CultureInfo.InvariantCulture, value.ToString()!);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            throw Unfit(parameter, exception);
        }
    }

    private static FormatException Unfit(ParameterInfo parameter, Exception exception) =>
        new($"The parameter {parameter.Name} cannot be bound as {parameter.ParameterType.Name}.", exception);
}

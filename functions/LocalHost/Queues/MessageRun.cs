using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using MailFunctions.LocalHost.Hosting;
using Microsoft.Extensions.Logging;

namespace MailFunctions.LocalHost.Queues;

/// <summary>Works on one queue message at a time: runs the function, and deletes, retries or sets aside the message.</summary>
internal sealed partial class MessageRun(
    FunctionDescriptor function,
    FunctionInvoker invoker,
    QueueClient queue,
    QueueClient poison,
    QueueSettings settings,
    TimeSpan lease,
    TimeProvider clock,
    ILogger logger)
{
    /// <summary>Works on a message. Never throws.</summary>
    /// <param name="message">The message as it is stored.</param>
    /// <param name="aborting">Asks the function to end because the host must; the message then becomes visible to others.</param>
    public async Task RunAsync(QueueMessage message, CancellationToken aborting)
    {
        await using var hold = new MessageLease(queue, message, lease, clock);
        try
        {
            if (message.DequeueCount > settings.MaxDequeueCount)
            {
                // Its tries were used up by processes that died over it.
                await SetAsideAsync(message, await hold.EndAsync());
            }
            else if (await TryInvokeAsync(message, aborting))
            {
                await queue.DeleteMessageAsync(message.MessageId, await hold.EndAsync(), CancellationToken.None);
            }
            else if (!aborting.IsCancellationRequested && message.DequeueCount >= settings.MaxDequeueCount)
            {
                await SetAsideAsync(message, await hold.EndAsync());
            }
            else
            {
                var hidden = aborting.IsCancellationRequested ? TimeSpan.Zero : settings.VisibilityTimeout;
                await queue.UpdateMessageAsync(message.MessageId, await hold.EndAsync(), (string?)null, hidden, CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            Log.Unsettled(logger, exception, function.Name, message.MessageId);
        }
    }

    private async Task<bool> TryInvokeAsync(QueueMessage message, CancellationToken aborting)
    {
        try
        {
            var decoded = Decode(message);
            await invoker.InvokeAsync(function, BindingData(decoded), decoded, _ => { }, aborting);
            return true;
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, function.Name, message.MessageId, message.DequeueCount, settings.MaxDequeueCount);
            return false;
        }
    }

    private async Task SetAsideAsync(QueueMessage message, string popReceipt)
    {
        await poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
        await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: CancellationToken.None);
        await queue.DeleteMessageAsync(message.MessageId, popReceipt, CancellationToken.None);
        Log.SetAside(logger, function.Name, message.MessageId, poison.Name);
    }

    private QueueMessage Decode(QueueMessage message)
    {
        if (settings.MessageEncoding != "base64")
        {
            return message;
        }

        return QueuesModelFactory.QueueMessage(
            message.MessageId,
            message.PopReceipt,
            BinaryData.FromBytes(Convert.FromBase64String(message.Body.ToString())),
            message.DequeueCount,
            message.NextVisibleOn,
            message.InsertedOn,
            message.ExpiresOn);
    }

    private static Dictionary<string, object?> BindingData(QueueMessage message) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Id"] = message.MessageId,
        ["PopReceipt"] = message.PopReceipt,
        ["DequeueCount"] = message.DequeueCount,
        ["InsertionTime"] = message.InsertedOn,
        ["ExpirationTime"] = message.ExpiresOn,
        ["NextVisibleTime"] = message.NextVisibleOn,
        ["QueueTrigger"] = message.Body.ToString(),
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 9211, Level = LogLevel.Error, Message = "Queue function {Function} failed on message {MessageId}, try {Try} of {Tries}.")]
        public static partial void Failed(ILogger logger, Exception exception, string function, string messageId, long @try, int tries);

        [LoggerMessage(EventId = 9212, Level = LogLevel.Error, Message = "Message {MessageId} of queue function {Function} failed too often: it was moved to {Poison}.")]
        public static partial void SetAside(ILogger logger, string function, string messageId, string poison);

        [LoggerMessage(EventId = 9213, Level = LogLevel.Warning, Message = "Message {MessageId} of queue function {Function} could not be settled; it will come again.")]
        public static partial void Unsettled(ILogger logger, Exception exception, string function, string messageId);
    }
}

using System.Reflection;
using MailFunctions.Accounts;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Tests.Logging;

/// <summary>The ids by which operators find messages in the log.</summary>
public sealed class EventIdTests
{
    [Fact]
    public void Each_names_one_message()
    {
        var messages =
            from type in typeof(Account).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            let message = method.GetCustomAttribute<LoggerMessageAttribute>()
            where message is not null
            select (message.EventId, Name: $"{type.DeclaringType?.Name}.{method.Name}");

        var all = messages.ToList();
        all.Count.ShouldBeGreaterThan(30);
        all.GroupBy(message => message.EventId, message => message.Name).Where(names => names.Count() > 1).Select(names => string.Join(" and ", names)).ShouldBeEmpty();
    }
}

using Microsoft.Extensions.Caching.Memory;

namespace MailFunctions.Credentials;

/// <summary>Keeps what was read for some seconds.</summary>
internal static class ShortMemory
{
    /// <summary>Keeps a value.</summary>
    /// <param name="cache">Where.</param>
    /// <param name="key">Under which key.</param>
    /// <param name="value">The value.</param>
    /// <param name="seconds">For how many seconds; 0 for not at all.</param>
    public static void Keep<T>(this IMemoryCache cache, object key, T value, int seconds)
    {
        if (seconds > 0)
        {
            cache.Set(key, value, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(seconds) });
        }
    }
}

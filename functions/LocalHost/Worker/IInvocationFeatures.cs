using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the host shares during an invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Sets the feature of a type.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "The worker's name for it.")]
    void Set<T>(T instance);

    /// <summary>The feature of a type; the type's default if there is none.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "The worker's name for it.")]
    T? Get<T>();
}

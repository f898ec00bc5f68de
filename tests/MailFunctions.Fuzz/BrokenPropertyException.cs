using System.Diagnostics.CodeAnalysis;

namespace MailFunctions.Fuzz;

/// <summary>Something that must hold for all inputs does not hold for one.</summary>
/// <param name="property">What must hold: a sentence.</param>
[SuppressMessage("Design", "CA1032", Justification = "It always names the property.")]
internal sealed class BrokenPropertyException(string property) : Exception(property)
{
    /// <summary>Throws unless it holds.</summary>
    public static void ThrowUnless([DoesNotReturnIf(false)] bool holds, string property)
    {
        if (!holds)
        {
            throw new BrokenPropertyException(property);
        }
    }
}

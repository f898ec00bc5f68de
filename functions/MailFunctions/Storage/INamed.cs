namespace MailFunctions.Storage;

/// <summary>Something with an id, a unique name and a version.</summary>
public interface INamed
{
    /// <summary>Its id: 32 hexadecimal digits.</summary>
    string Id { get; }

    /// <summary>Its name; unique regardless of case.</summary>
    string Name { get; }

    /// <summary>The strong ETag, in double quotes.</summary>
    string ETag { get; }
}

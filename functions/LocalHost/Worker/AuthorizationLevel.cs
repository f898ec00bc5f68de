namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key of the Functions host an HTTP request must carry.</summary>
public enum AuthorizationLevel
{
    /// <summary>None: the app decides itself. The only level that this host serves.</summary>
    Anonymous = 0,

    /// <summary>A user's token.</summary>
    User = 1,

    /// <summary>A function's key.</summary>
    Function = 2,

    /// <summary>A system key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}

namespace MailFunctions.Storage;

/// <summary>What an entity-group transaction of Table Storage is bound to.</summary>
internal static class EntityGroupTransaction
{
    /// <summary>How many operations it takes at most.</summary>
    public const int MostActions = 100;
}

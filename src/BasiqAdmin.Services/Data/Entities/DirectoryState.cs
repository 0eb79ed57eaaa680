namespace BasiqAdmin.Services.Data.Entities;

/// <summary>What the directory knows of a user id.</summary>
public enum DirectoryState
{
    /// <summary>Imported, not yet looked up at Basiq.</summary>
    Pending = 0,

    /// <summary>Basiq knows the user.</summary>
    Known = 1,

    /// <summary>Basiq answered 404: deleted, or an id of another application.</summary>
    NotFound = 2,
}

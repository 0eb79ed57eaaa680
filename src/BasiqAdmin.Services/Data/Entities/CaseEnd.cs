namespace BasiqAdmin.Services.Data.Entities;

/// <summary>How a case came to its end.</summary>
public enum CaseEnd
{
    /// <summary>A person resolved it.</summary>
    ByPerson = 0,

    /// <summary>A later job of the connection succeeded.</summary>
    LaterJobSucceeded = 1,

    /// <summary>The connection is gone.</summary>
    ConnectionGone = 2,

    /// <summary>The customer connected the same bank again, and the newer connection is active.</summary>
    Superseded = 3,
}

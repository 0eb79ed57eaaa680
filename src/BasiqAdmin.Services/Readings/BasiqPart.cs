namespace BasiqAdmin.Services.Readings;

/// <summary>What is read from Basiq about a user and the banks, each by a call of its own, so that each can fail alone.</summary>
public enum BasiqPart
{
    /// <summary>The user's connections.</summary>
    Connections,

    /// <summary>The user's jobs of the last 7 days.</summary>
    Jobs,

    /// <summary>The user's consents.</summary>
    Consents,

    /// <summary>The list of banks with their health.</summary>
    Banks,

    /// <summary>The user's accounts.</summary>
    Accounts,
}

namespace BasiqAdmin.Services.Users;

/// <summary>How many users the directory holds, in all, by state, and with connections that fail or end soon.</summary>
public sealed record UserCounts(int All, int Pending, int Known, int NotFound, int EndsSoon)
{
    /// <summary>How many have a case that is not resolved, or a connection that brings no data any more.</summary>
    public int Failing { get; init; }

    /// <summary>All but those that Basiq does not know.</summary>
    public int AtBasiq => All - NotFound;

    /// <summary>How many of those must act themselves; <see cref="MostCounted"/> and one stands for more.</summary>
    public int MustAct { get; init; }

    /// <summary>Up to how many <see cref="MustAct"/> counts.</summary>
    public const int MostCounted = 1000;

    /// <summary>How many Basiq knows and nobody ever saw with a connection.</summary>
    public int NeverConnected { get; init; }
}

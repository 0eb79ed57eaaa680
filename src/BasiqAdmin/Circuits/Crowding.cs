namespace BasiqAdmin.Circuits;

/// <summary>Of what there are too many when a page is opened.</summary>
public enum Crowding
{
    /// <summary>There is room.</summary>
    None,

    /// <summary>One person's pages.</summary>
    OfPerson,

    /// <summary>Everybody's pages.</summary>
    OfApp,
}

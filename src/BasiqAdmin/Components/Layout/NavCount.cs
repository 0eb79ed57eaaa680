namespace BasiqAdmin.Components.Layout;

/// <summary>What is counted beside an entry of the navigation.</summary>
public enum NavCount
{
    Nothing,
    OpenCases,
    BanksDown,
}

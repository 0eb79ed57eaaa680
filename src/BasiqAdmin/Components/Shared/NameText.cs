namespace BasiqAdmin.Components.Shared;

/// <summary>What a person is called where only their masked name may be shown.</summary>
public static class NameText
{
    /// <summary>The masked name, or that there is none.</summary>
    public static string Of(string? masked) => string.IsNullOrWhiteSpace(masked) ? "Without a name" : masked;
}

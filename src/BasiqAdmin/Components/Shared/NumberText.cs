using System.Globalization;

namespace BasiqAdmin.Components.Shared;

/// <summary>Whole numbers as people read them, the same in every list, card and sentence.</summary>
public static class NumberText
{
    /// <summary>With separators: "12,345".</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

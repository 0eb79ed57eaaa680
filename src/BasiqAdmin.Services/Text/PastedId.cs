using System.Globalization;

namespace BasiqAdmin.Services.Text;

/// <summary>An id as somebody pastes it: from a mail or a sheet it brings white space along, and zero-width characters that nobody sees.</summary>
public static class PastedId
{
    /// <summary>The id without either; empty when nothing remains. White space within stays: that is no id, and whoever typed it should see so.</summary>
    public static string Of(string? text) =>
        string.Concat((text ?? "").Where(character => char.GetUnicodeCategory(character) != UnicodeCategory.Format)).Trim();
}

using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Users;

/// <summary>Says why somebody was found when the masked details do not show it. It tells no more than the searcher typed.</summary>
internal static class FoundBy
{
    /// <summary>The fields that match and are masked, e.g. <c>last name, e-mail</c>; null when each word can be seen.</summary>
    public static string? Of(DirectoryUser user, PersonalDetails masked, SearchQuery query, PhoneText phones)
    {
        if (query.Number is { } number && (phones.International(user.Mobile) ?? PhoneText.Digits(user.Mobile)).Contains(number, StringComparison.Ordinal))
        {
            return "mobile number";
        }

        var fields = query.Words.Select(word => FieldOf(word, user, masked, phones)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return fields.Count > 0 ? string.Join(", ", fields) : null;
    }

    private static string? FieldOf(string word, DirectoryUser user, PersonalDetails masked, PhoneText phones)
    {
        if (Has(masked.Name, word))
        {
            return null;
        }

        var name = SearchText.Words(user.Name);
        return Array.FindIndex(name, part => part.Contains(word, StringComparison.Ordinal)) switch
        {
            >= 0 when name.Length == 1 || string.Equals(user.Name, user.BusinessName, StringComparison.Ordinal) => "name",
            >= 0 and var place when place == name.Length - 1 => "last name",
            >= 0 => "middle name",
            _ when Has(user.BusinessName, word) => "business name",
            _ when Has(masked.Email, word) => null,
            _ when Has(user.Email, word) => "e-mail",
            _ when PhoneText.Digits(word).Length > 0 && Has(phones.International(user.Mobile), PhoneText.Digits(word).TrimStart('0')) => "mobile number",
            _ when Has(user.Id.Value, word) => "user id",
            _ when Has(string.Concat(name), word) || Has(string.Concat(name.Reverse()), word) => "name",
            _ => null,
        };
    }

    private static bool Has(string? text, string word) => word.Length > 0 && text is not null && FoldedText.Of(text).Contains(word, StringComparison.Ordinal);
}

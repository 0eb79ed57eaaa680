using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Users;

/// <summary>Shows of personal details only what tells two people apart: <c>Gavin B••••••</c>, <c>g•••••@hooli.com</c>, <c>+61 ••• ••• 666</c>.</summary>
/// <remarks>The number of dots is fixed: it tells nothing of the length.</remarks>
public static class Masking
{
    /// <summary>The masked form; what is missing stays missing.</summary>
    public static PersonalDetails Mask(string? name, string? email, string? mobile) => new(MaskName(name), MaskEmail(email), MaskMobile(mobile));

    private static string? MaskName(string? name)
    {
        var words = (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => null,
            [var only] => Initial(only) + "••••••",
            [var first, .., var last] => $"{first} {Initial(last)}••••••",
        };
    }

    private static string? MaskEmail(string? email)
    {
        if (string.IsNullOrWhiteSpace(email))
        {
            return null;
        }

        var at = email.LastIndexOf('@');
        return Initial(email.Trim()) + "•••••" + (at > 0 ? email[at..].Trim() : "");
    }

    private static string? MaskMobile(string? mobile)
    {
        var digits = string.Concat((mobile ?? "").Where(char.IsAsciiDigit));
        if (digits.Length == 0)
        {
            return null;
        }

        var end = digits.Length >= 9 ? digits[^3..] : "•••";
        var country = digits.Length >= 11 ? $"+{digits[..2]} " : "";
        return $"{country}••• ••• {end}";
    }

    private static string Initial(string text) => text.EnumerateRunes().First().ToString();
}

/// <summary>The users that a page of rows names.</summary>
internal static class MaskedUsers
{
    /// <summary>The masked details of each of <paramref name="users"/>; empty ones of whom nothing is known.</summary>
    public static async Task<IReadOnlyDictionary<UserId, PersonalDetails>> ReadAsync(AdminContext context, IEnumerable<UserId> users, CancellationToken cancellationToken)
    {
        var ids = users.Distinct().ToList();
        var known = await context.Set<DirectoryUser>().AsNoTracking().Where(user => ids.Contains(user.Id))
            .Select(user => new { user.Id, user.Name, user.Email, user.Mobile }).ToDictionaryAsync(user => user.Id, cancellationToken);
        return ids.ToDictionary(id => id, id => known.GetValueOrDefault(id) is { } user ? Masking.Mask(user.Name, user.Email, user.Mobile) : new PersonalDetails(null, null, null));
    }
}

using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Users;

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

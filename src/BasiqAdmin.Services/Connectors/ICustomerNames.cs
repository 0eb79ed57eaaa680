using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;

namespace BasiqAdmin.Services.Connectors;

/// <summary>What customers may be called where a bank's page names them. The user directory gives it; it knows the banks, so they cannot know it.</summary>
internal interface ICustomerNames
{
    /// <summary>The masked name of each of <paramref name="users"/>; null of whom nothing is known.</summary>
    Task<IReadOnlyDictionary<UserId, string?>> ReadAsync(AdminContext context, IEnumerable<UserId> users, CancellationToken cancellationToken);
}

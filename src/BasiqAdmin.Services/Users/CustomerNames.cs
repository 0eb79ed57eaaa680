using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;

namespace BasiqAdmin.Services.Users;

/// <summary>The masked names of the directory's users.</summary>
internal sealed class CustomerNames : ICustomerNames
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<UserId, string?>> ReadAsync(AdminContext context, IEnumerable<UserId> users, CancellationToken cancellationToken) =>
        (await MaskedUsers.ReadAsync(context, users, cancellationToken)).ToDictionary(user => user.Key, user => user.Value.Name);
}

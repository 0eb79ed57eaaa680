using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;

namespace BasiqAdmin.Services.Users;

/// <summary>Questions about users with a connection at a bank.</summary>
internal static class BankCustomers
{
    /// <summary>The users whose words begin with what is known of the person and who have a connection at one of the banks; with a limit, the first so many of them.</summary>
    public static IQueryable<DirectoryUser> CustomersMatching(this AdminContext context, BankAndPerson reading, int limit = -1)
    {
        var connections = context.Set<ConnectionRecord>().AtBanks(reading.Banks);
        var customers = context.UsersMatching(reading.Person.AtWordStarts()).Where(user => connections.Any(record => record.UserId == user.Id));
        return limit < 0 ? customers : customers.OrderBy(user => user.Key).Take(limit);
    }

    /// <summary>The connections at one of the banks that are not deleted.</summary>
    public static IQueryable<ConnectionRecord> AtBanks(this IQueryable<ConnectionRecord> records, IReadOnlyList<InstitutionId> banks)
    {
        var institutions = banks.Select(bank => (InstitutionId?)bank).ToList();
        return records.Where(record => institutions.Contains(record.InstitutionId) && record.Status != ConnectionStatus.Deleted);
    }
}

/// <summary>The masked names of the directory's users.</summary>
internal sealed class CustomerNames : ICustomerNames
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<UserId, string?>> ReadAsync(AdminContext context, IEnumerable<UserId> users, CancellationToken cancellationToken) =>
        (await MaskedUsers.ReadAsync(context, users, cancellationToken)).ToDictionary(user => user.Key, user => user.Value.Name);
}

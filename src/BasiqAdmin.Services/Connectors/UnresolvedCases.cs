using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Connectors;

/// <summary>The cases that hang on a bank: open ones and those put aside, until it recovers for one. The list and the bank's page count the same.</summary>
internal static class UnresolvedCases
{
    // Both states are named, because an index finds what is equal and not what differs.
    public static IQueryable<FailedJobCase> Of(AdminContext context) =>
        context.Set<FailedJobCase>().AsNoTracking().Where(found => found.State == CaseState.Open || found.State == CaseState.Snoozed);
}

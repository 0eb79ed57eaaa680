using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Audit;

/// <summary>What banks are called. The list of connectors gives it; it records in the trail, so the trail cannot know it.</summary>
public interface IBankNames
{
    /// <summary>The names of those of <paramref name="banks"/> that are listed.</summary>
    Task<IReadOnlyDictionary<InstitutionId, string>> ReadAsync(IEnumerable<InstitutionId> banks, CancellationToken cancellationToken);
}

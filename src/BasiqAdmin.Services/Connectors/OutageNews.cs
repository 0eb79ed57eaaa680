using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Connectors;

/// <summary>A major outage that lasts, or has ended lately.</summary>
/// <param name="InstitutionId">The bank.</param>
/// <param name="BankName">Its name.</param>
/// <param name="Method">The way into it.</param>
/// <param name="FromAt">When it was first seen, UTC.</param>
/// <param name="ToAt">When it was last seen or seen to be over, UTC; null while nothing better has been seen since.</param>
public sealed record OutageNews(InstitutionId InstitutionId, string BankName, ConnectionMethod Method, DateTimeOffset FromAt, DateTimeOffset? ToAt);

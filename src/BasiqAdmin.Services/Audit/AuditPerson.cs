namespace BasiqAdmin.Services.Audit;

/// <summary>Somebody who stands in the audit trail.</summary>
/// <param name="Id">The subject of their sign-in.</param>
/// <param name="Name">Their name in their newest entry.</param>
public sealed record AuditPerson(string Id, string Name);

using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Audit;

/// <summary>What happened, before it is chained.</summary>
/// <param name="Action">Verb in past tense with its subject, e.g. <c>purge.requested</c>.</param>
/// <param name="ObjectType">Kind of object, e.g. <c>connection</c>.</param>
/// <param name="ObjectId">Its id.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why, in the actor's words.</param>
/// <param name="UserId">The user it concerns.</param>
/// <param name="Detail">What else is evidence: ids, codes, counts; no personal data.</param>
public sealed record AuditFact(string Action, string ObjectType, string ObjectId, AuditOutcome Outcome, string? Reason = null, string? UserId = null, string? Detail = null);

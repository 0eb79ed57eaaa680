using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.FailedJobs;

/// <summary>An inbox with cases put straight into the database.</summary>
internal sealed class InboxScene(ServicesHost host)
{
    private int made;

    public DateTimeOffset Now => host.Clock.GetUtcNow();

    /// <summary>A case whose first and last failure were so long ago; each of a connection of its own.</summary>
    public FailedJobCase Case(Cause cause = Cause.MessageAtBank, double hoursAgo = 1, string bank = "AU00000", string code = "user-action-required", string step = "verify-credentials", string assignee = "", int failures = 1, CaseState state = CaseState.Open, string? user = null, string? connection = null)
    {
        var number = ++made;
        var owner = Diagnosis.OwnerOf(cause);
        return new FailedJobCase
        {
            UserId = UserId.Parse(user ?? $"user-{number}"),
            ConnectionId = ConnectionId.Parse(connection ?? $"connection-{number}"),
            InstitutionId = InstitutionId.Parse(bank),
            Method = ConnectionMethod.Web,
            Connector = $"{bank}/web",
            JobId = JobId.Parse($"job-{number}"),
            Step = step,
            Code = code,
            Cause = cause,
            Owner = owner,
            InboxPlace = FailedJobCase.PlaceOf(owner, cause, Now.AddHours(-hoursAgo)),
            JudgedAt = Now,
            Failures = failures,
            FirstFailedAt = Now.AddHours(-hoursAgo),
            LastFailedAt = Now.AddHours(-hoursAgo),
            OpenedAt = Now.AddHours(-hoursAgo),
            State = state,
            AssigneeId = assignee,
            ResolvedAt = state == CaseState.Resolved ? Now : null,
        };
    }

    public async Task StoreAsync(params IReadOnlyList<FailedJobCase> cases)
    {
        await using var database = host.Database();
        database.AddRange(cases);
        await database.SaveChangesAsync();
    }
}

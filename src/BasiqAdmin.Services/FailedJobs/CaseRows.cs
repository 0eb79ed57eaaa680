using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Makes rows of cases: with the masked user and the bank's name.</summary>
internal static class CaseRows
{
    public static async Task<IReadOnlyDictionary<long, CaseRow>> ReadAsync(AdminContext context, IReadOnlyCollection<FailedJobCase> cases, ConnectorList banks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var users = await MaskedUsers.ReadAsync(context, cases.Select(found => found.UserId), cancellationToken);
        var marks = await CaseMarks.OfCasesAsync(context, cases, now, cancellationToken);
        return cases.ToDictionary(found => found.Number, found => From(found, users[found.UserId], banks) with { Marks = marks[found.Number] });
    }

    private static CaseRow From(FailedJobCase found, PersonalDetails masked, ConnectorList banks) => new()
    {
        Number = found.Number,
        UserId = found.UserId,
        Masked = masked,
        ConnectionId = found.ConnectionId,
        InstitutionId = found.InstitutionId,
        BankName = banks.NameOf(found.InstitutionId),
        Method = found.Method,
        BankStatus = banks.StatusOf(found.InstitutionId, found.Method),
        JobId = found.JobId,
        Step = found.Step,
        Code = found.Code,
        Cause = found.Cause,
        Title = Diagnosis.TitleOf(found.Cause),
        Owner = found.Owner,
        Failures = found.Failures,
        FirstFailedAt = found.FirstFailedAt,
        LastFailedAt = found.LastFailedAt,
        State = found.State,
        AssigneeId = found.AssigneeId,
        AssigneeName = found.AssigneeName,
        SnoozedUntil = found.SnoozedUntil,
        SnoozedForBank = found.SnoozedForBank,
        ResolvedAt = found.ResolvedAt,
        ResolvedHow = found.ResolvedHow,
        ResolvedBy = found.ResolvedBy,
        Resolution = found.Resolution,
        ResolutionReason = found.ResolutionReason,
        Version = found.Version,
    };
}

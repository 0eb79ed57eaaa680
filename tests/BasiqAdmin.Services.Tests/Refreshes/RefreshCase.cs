using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Jobs;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>Facts for the tests: an active connection at a bank that works, last fetched yesterday.</summary>
internal static class RefreshCase
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 18, 4, 0, TimeSpan.Zero);
    public static readonly UserId User = UserId.Parse("user-1");
    public static readonly ConnectionId Id = ConnectionId.Parse("connection-1");
    public static readonly InstitutionId Bank = InstitutionId.Parse("AU00000");
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public static RefreshFacts Healthy { get; } = Of(Connection());

    public static Connection Connection(string status = "active", string method = "web", DateTimeOffset? lastUsedAt = null, DateTimeOffset? expiresAt = null) =>
        new(Id, User, Bank, ConnectionStatus.From(status), ConnectionMethod.From(method), Now.AddDays(-180), lastUsedAt ?? Now.AddDays(-1), expiresAt);

    public static RefreshFacts Of(Connection connection, params IReadOnlyList<Job> jobs) => new(
        connection,
        new Situation(Now)
        {
            Connection = connection,
            Jobs = [.. jobs.Where(job => job.ConnectionId == Id).OrderByDescending(job => job.CreatedAt)],
            BankName = "Hooli Bank",
            BankStatus = ConnectorStatus.Operational,
            MinimumInterval = Interval,
        },
        jobs);

    public static RefreshFacts OpenBanking(int used, params IReadOnlyList<Job> jobs) => With(
        Of(Connection(method: "openbanking"), jobs),
        situation => situation with { Quota = RefreshQuota.Count(Enumerable.Range(0, used).Select(hour => Now.AddHours(-23).AddMinutes(hour)), 20, Now) });

    public static RefreshFacts With(this RefreshFacts facts, Func<Situation, Situation> change) => facts with { Situation = change(facts.Situation) };

    public static JobBuilder Job(TimeSpan ago, string connection = "connection-1", string bank = "AU00000") =>
        new JobBuilder(Now - ago).Of(User, ConnectionId.Parse(connection), InstitutionId.Parse(bank));

    public static RefreshCheck Check(RefreshFacts facts, RefreshRule rule) => RefreshGuard.Judge(facts).Of(rule) ?? throw new InvalidOperationException("The rule was not judged.");
}

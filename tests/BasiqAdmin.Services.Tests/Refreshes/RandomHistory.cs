using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Tests.Diagnoses;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>Histories of connections of every kind, the same for the same seed. Most of them are healthy but for one thing, so that each rule decides often.</summary>
internal sealed class RandomHistory(int seed)
{
    private static readonly string?[] Codes = ["invalid-credentials", "account-not-accessible-requires-user-action", "service-unavailable", "maintenance", "job-timed-out", "too-many-requests", "never-heard-of", null];
    private static readonly string[] ConnectionStates = ["active", "active", "active", "active", "active", "active", "invalid", "pending", "pre-init", "deleted", "revoked", "frozen"];
    private static readonly string?[] BankStates = ["operational", "operational", "operational", "major-outage", "partial-outage", "degraded-performance", "under-maintenance", "new-state", null];
    private static readonly string[] Methods = ["web", "web", "openbanking", "openbanking", "openbanking", "pdf", "csv"];
    private static readonly string[] ConsentStates = ["active", "active", "active", "active", "active", "active", "revoked", "expired", "archived"];

    private readonly Random random = new(seed);

    public RefreshFacts Next()
    {
        var connection = RefreshCase.Connection(Any(ConnectionStates), Any(Methods), RefreshCase.Now - Ago(48), Sometimes<DateTimeOffset?>(0.1, () => RefreshCase.Now + Ago(48) - TimeSpan.FromHours(10)));
        var jobs = Jobs();
        var refreshes = jobs.Where(_ => random.Next(3) == 0).Select(job => new PastRefresh(job.CreatedAt!.Value, "Ota", job.Id)).ToList();
        return RefreshCase.Of(connection, jobs).With(situation => situation with
        {
            BankStatus = ConnectorStatus.From(Any(BankStates)),
            LastOutage = Sometimes(0.2, () => new PastOutage(RefreshCase.Now - Ago(48), RefreshCase.Now - Ago(1))),
            Consent = Sometimes(0.7, () => Case.Consent(ConsentStatus.From(Any(ConsentStates)))),
            NotRead = Sometimes(0.05, () => new[] { new UnreadPart(Any(Enum.GetValues<BasiqPart>()), "Basiq answered 500") }) ?? [],
            Refreshes = [.. refreshes, .. Sometimes(0.1, () => new PastRefresh[] { new(RefreshCase.Now - Ago(24), "Ota", null) }) ?? []],
            Purges = new PurgeStatuses(Sometimes<DateTimeOffset?>(0.05, () => RefreshCase.Now - Ago(1)), Sometimes<DateTimeOffset?>(0.1, () => RefreshCase.Now - Ago(48))) { IsCertain = random.Next(2) == 0 },
            Quota = RefreshQuota.Count(situation.Jobs.Select(job => job.CreatedAt!.Value), 20, RefreshCase.Now),
        }) with
        {
            BeingSent = Sometimes(0.05, () => new RefreshBeingSent("Ota", RefreshCase.Now)),
            Refusal = Sometimes(0.1, () => new EarlierRefusal(Any(Enum.GetValues<RefreshRefusal>()), RefreshCase.Now - Ago(48), null)),
            IsAutomatic = random.Next(4) == 0,
        };
    }

    private List<Job> Jobs()
    {
        var count = random.Next(4) == 0 ? random.Next(15, 30) : random.Next(4);
        return [.. Enumerable.Range(0, count).Select(_ => Job())];
    }

    private Job Job()
    {
        var other = random.Next(8) == 0;
        var job = RefreshCase.Job(Ago(30), other ? "connection-2" : "connection-1", random.Next(6) == 0 && other ? "AU00001" : "AU00000");
        return random.Next(41) switch
        {
            0 => job.RunningIn("retrieve-accounts").Build(),
            1 => job.Build(),
            40 => job.InUnknownState().Build(),
            < 6 => job.Failed(Any(Codes)).Build(),
            _ => job.Succeeded().Build(),
        };
    }

    private T Any<T>(T[] all) => all[random.Next(all.Length)];

    private TimeSpan Ago(int hours) => TimeSpan.FromMinutes(random.Next(1, hours * 60));

    private T? Sometimes<T>(double share, Func<T> make) => random.NextDouble() < share ? make() : default;
}

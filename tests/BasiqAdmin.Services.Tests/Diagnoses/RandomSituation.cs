using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Testing.Jobs;

namespace BasiqAdmin.Services.Tests.Diagnoses;

/// <summary>Situations of every kind, the same for the same seed.</summary>
internal sealed class RandomSituation(int seed)
{
    private static readonly string?[] Codes =
    [
        "invalid-credentials", "account-not-accessible-requires-user-action", "service-unavailable", "service-unavailable", "service-unavailable", "authorization-failed",
        "maintenance", "system-unavailable", "connector-error", "institution-disabled", "invalid-connection", "job-timed-out", "incomplete-job", "unknown-error", "too-many-requests",
        "bank-statement-invalid", "empty-file", "account-data-differs", "never-heard-of", null,
    ];

    private static readonly string?[] ConnectionStates = ["active", "active", "active", "active", "active", "active", "invalid", "pending", "pre-init", "init", "deleted", "revoked", "frozen", null];
    private static readonly string?[] BankStates = ["operational", "major-outage", "partial-outage", "degraded-performance", "under-maintenance", "new-state", null];
    private static readonly string?[] ConsentStates = ["active", "active", "active", "active", "active", "active", "active", "revoked", "expired", "archived", null];
    private static readonly string[] Steps = ["verify-credentials", "mfa-challenge", "retrieve-accounts", "retrieve-transactions"];

    private readonly Random random = new(seed);

    public Situation Next() => new(Case.Now)
    {
        Connection = Sometimes(0.9, () => Case.Connection(ConnectionStatus.From(Any(ConnectionStates)), Case.Now - (random.Next(4) == 0 ? TimeSpan.FromMinutes(random.Next(1, 90)) : Ago(90)), Sometimes<DateTimeOffset?>(0.2, () => Case.Now + Ago(20) - TimeSpan.FromDays(5)))),
        Jobs = [.. Enumerable.Range(0, random.Next(6)).Select(_ => NextJob()).OrderByDescending(job => job.CreatedAt)],
        SameLoginJob = Sometimes(0.2, () => new JobBuilder(Case.Now - Ago(1)).RunningIn(Any(Steps)).Build()),
        BankName = Any<string?>(["Hooli Bank", "eBank", "", null]),
        BankStatus = ConnectorStatus.From(Any(BankStates)),
        Consent = Sometimes(0.7, () => Case.Consent(ConsentStatus.From(Any(ConsentStates)))),
        LastOutage = Sometimes(0.3, () => new PastOutage(Case.Now - Ago(12), Case.Now - TimeSpan.FromMinutes(random.Next(1, 60)))),
        Successor = Sometimes(0.1, () => Case.Connection(ConnectionStatus.Active, Case.Now - Ago(3))),
        Accounts = Sometimes(0.5, () => new[] { new Account(AccountId.Parse("account-1"), null, null, null, null, null, Any<string?>(["available", "unavailable", null]), Case.Now - Ago(60)) }),
        DataAsOf = Sometimes<DateTimeOffset?>(0.7, () => Case.Now - Ago(3)),
        Purges = Sometimes(0.1, () => new PurgeStatuses(null, Case.Now - Ago(3))) ?? PurgeStatuses.None,
        IsQueued = random.Next(10) == 0,
        UsualDuration = Sometimes<TimeSpan?>(0.5, () => TimeSpan.FromSeconds(random.Next(5, 900))),
        NotRead = Sometimes(0.1, () => new[] { new UnreadPart(Any(Enum.GetValues<BasiqPart>()), "Basiq answered 500") { LastReadAt = Sometimes<DateTimeOffset?>(0.5, () => Case.Now - Ago(2)) } }) ?? [],
        Refreshes = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new PastRefresh(Case.Now - Ago(1), "Ota", null))],
        MinimumInterval = TimeSpan.FromMinutes(random.Next(1, 180)),
        Quota = Sometimes(0.3, () => new RefreshQuota(random.Next(25), 20, Case.Now + Ago(1))),
    };

    private Job NextJob()
    {
        var builder = new JobBuilder(Case.Now - (random.Next(4) == 0 ? TimeSpan.FromMinutes(random.Next(1, 15)) : Ago(12)));
        return random.Next(9) switch
        {
            0 => builder.Succeeded().Build(),
            1 => builder.RunningIn(Any(Steps)).UpdatedAt(Case.Now - (random.Next(2) == 0 ? TimeSpan.FromMinutes(random.Next(1, 10)) : Ago(2))).Build(),
            2 => builder.Build(),
            3 => builder.InUnknownState().Build(),
            _ => builder.Failed(Any(Codes), Any<string?>(["Account is locked", "MFA not supported", "server_error", null]), null, Any(Steps)).Build(),
        };
    }

    private T Any<T>(T[] all) => all[random.Next(all.Length)];

    private TimeSpan Ago(int days) => TimeSpan.FromMinutes(random.Next(1, days * 24 * 60));

    private T? Sometimes<T>(double share, Func<T> make) => random.NextDouble() < share ? make() : default;
}

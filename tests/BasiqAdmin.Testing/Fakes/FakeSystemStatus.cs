using BasiqAdmin.Basiq.Authentication;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Status;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>A status whose figures are set by the test.</summary>
public sealed class FakeSystemStatus : ISystemStatus
{
    public Answer<SystemReport> Get { get; } = new(Report(new WorkerReport("directory-sync", Sample.Now.AddMinutes(-1), Sample.Now, 40, 0, null)));

    /// <summary>A report with these workers.</summary>
    public static SystemReport Report(params WorkerReport[] workers) => new(
        new Uri("http://127.0.0.1:7070"),
        new TokenCacheStatus(1, 0, 0, Sample.Now.AddMinutes(-10), Sample.Now.AddMinutes(50)),
        new RequestBudgetStatus(200, 1234, 0, 3, 0, null),
        workers,
        new DatabaseFacts("SQLite 3.40.1", 5 * 1024 * 1024, "20261120085656_Initial"));

    public Task<SystemReport> GetAsync(Actor actor, CancellationToken cancellationToken) => Get.GetAsync(cancellationToken);
}

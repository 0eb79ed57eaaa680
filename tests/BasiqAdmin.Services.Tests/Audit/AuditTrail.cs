using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Testing.Services;
using BasiqAdmin.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Tests.Audit;

/// <summary>An audit trail in a database file of its own.</summary>
internal sealed class AuditTrail : IAsyncDisposable
{
    private const string DropProtection = "DROP TRIGGER \"AuditEntries_refuse_UPDATE\"; DROP TRIGGER \"AuditEntries_refuse_DELETE\";";
    private readonly string folder = Directory.CreateTempSubdirectory("basiqadmin-audit-").FullName;
    private readonly ServiceProvider services;

    private AuditTrail()
    {
        TestStorage.CreateAt(DatabaseFile);
        services = Build();
    }

    public static Actor Admin { get; } = new("u-admin", "Ada Admin", Role.Admin, "192.0.2.7");

    public static Actor Support { get; } = new("u-support", "Sam Support", Role.Support);

    public ManualTimeProvider Clock { get; } = new();

    public IAuditLog Log => services.GetRequiredService<IAuditLog>();

    public AuditWriter Writer => services.GetRequiredService<AuditWriter>();

    public AccessGuard Guard => services.GetRequiredService<AccessGuard>();

    private string DatabaseFile => Path.Combine(folder, "test.db");

    public static async Task<AuditTrail> CreateAsync(int entries = 0)
    {
        var trail = new AuditTrail();
        await using var context = await trail.OpenAsync();
        await using var transaction = await context.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        for (var number = 1; number <= entries; number++)
        {
            await trail.Writer.AppendAsync(context, Admin, Fact(number), TestContext.Current.CancellationToken);
            trail.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return trail;
    }

    public static AuditFact Fact(int number) => new("test.done", "connection", $"c-{number}", AuditOutcome.Succeeded, $"reason {number}", "u-1", "n=1");

    /// <summary>Another app on the same database: own services, own connections.</summary>
    public ServiceProvider Build() => new ServiceCollection()
        .AddSingleton<TimeProvider>(Clock)
        .AddLogging()
        .AddAdminStorage(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:ConnectionString", $"Data Source={DatabaseFile}")]).Build())
        .AddUnsyncedWrites()
        .AddScoped<IBankNames, NoBanks>()
        .AddAudit()
        .BuildServiceProvider();

    public Task<AdminContext> OpenAsync() =>
        services.GetRequiredService<IDbContextFactory<AdminContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

    /// <summary>Does to the stored rows what somebody with the file in hand could do.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var context = await OpenAsync();
        await context.Database.ExecuteSqlRawAsync(DropProtection, TestContext.Current.CancellationToken);
        await context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    // No entry here is about a bank.
    private sealed class NoBanks : IBankNames
    {
        public Task<IReadOnlyDictionary<InstitutionId, string>> ReadAsync(IEnumerable<InstitutionId> banks, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<InstitutionId, string>>(new Dictionary<InstitutionId, string>());
    }
}

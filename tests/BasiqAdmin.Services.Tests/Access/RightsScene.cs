using System.Reflection;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Services.Views;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Tests.Access;

/// <summary>A service layer that knows real users, connections and jobs, and something to give to each parameter of each call.</summary>
public sealed class RightsScene : IAsyncLifetime
{
    private static readonly NullabilityInfoContext Nullability = new();
    private Dictionary<Type, Func<object>> arguments = [];

    public ServicesHost Host { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Host = await ServicesHost.StartAsync();
        await using var scope = Host.Get<IServiceScopeFactory>().CreateAsyncScope();
        var ids = string.Join('\n', await Host.SandboxUsersAsync(Token));
        await scope.ServiceProvider.GetRequiredService<IUserDirectory>().ImportAsync(TestActors.Admin, new StringReader(ids), null, null, Token);
        await using var database = Host.Database();
        var connection = await database.Set<ConnectionRecord>().AsNoTracking().FirstAsync(found => found.Status == ConnectionStatus.Active && found.InstitutionId != null, Token);
        var seen = await scope.ServiceProvider.GetRequiredService<IConnectionService>().ConnectionOverviewAsync(TestActors.Admin, connection.UserId, connection.Id, Token);
        arguments = Arguments(connection, seen!.View!.LastJob!.Id);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Makes the call as a page would, in a scope of its own; gives back what went wrong.</summary>
    internal async Task<Exception?> MakeAsync(ServiceCall call, Actor actor)
    {
        await using var scope = Host.Get<IServiceScopeFactory>().CreateAsyncScope();
        var service = scope.ServiceProvider.GetRequiredService(call.Method.DeclaringType!);
        return await Record.ExceptionAsync(async () => await Host.ThroughRetriesAsync(DoneAsync(call.MakeAsync(service, actor, Argument)), Token));
    }

    /// <summary>What the trail says that this person did or was refused, oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> TrailAsync(Actor actor)
    {
        await using var database = Host.Database();
        return await database.Set<AuditEntry>().AsNoTracking().Where(entry => entry.ActorId == actor.Id).OrderBy(entry => entry.Sequence).ToListAsync(Token);
    }

    private static async Task<bool> DoneAsync(Task call)
    {
        await call;
        return true;
    }

    private object? Argument(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return Token;
        }

        if (Nullability.Create(parameter).WriteState == NullabilityState.Nullable)
        {
            return null;
        }

        return arguments.TryGetValue(parameter.ParameterType, out var make)
            ? make()
            : throw new InvalidOperationException($"{nameof(RightsScene)} has nothing to give to a {parameter.ParameterType}: add it.");
    }

    private static Dictionary<Type, Func<object>> Arguments(ConnectionRecord connection, JobId job) => new()
    {
        [typeof(string)] = () => "Asked for by phone",
        [typeof(int)] = () => 7,
        [typeof(long)] = () => 1L,
        [typeof(bool)] = () => true,
        [typeof(Guid)] = () => Guid.Empty,
        [typeof(TextReader)] = () => new StringReader("unknown-id"),
        [typeof(UserId)] = () => connection.UserId,
        [typeof(ConnectionId)] = () => connection.Id,
        [typeof(InstitutionId)] = () => connection.InstitutionId!.Value,
        [typeof(JobId)] = () => job,
        [typeof(PageRequest)] = () => new PageRequest(),
        [typeof(ActivityFilter)] = () => ActivityFilter.All,
        [typeof(AuditFact)] = () => new AuditFact("test.recorded", "test", "*", AuditOutcome.Succeeded),
        [typeof(AuditFilter)] = () => new AuditFilter(),
        [typeof(ConnectionListFilter)] = () => new ConnectionListFilter(),
        [typeof(ConnectorFilter)] = () => new ConnectorFilter(),
        [typeof(ErrorFilter)] = () => new ErrorFilter(),
        [typeof(CaseFilter)] = () => new CaseFilter(),
        [typeof(CaseState)] = () => CaseState.Open,
        [typeof(CaseRef)] = () => new CaseRef(1, 1),
        [typeof(IReadOnlyList<CaseRef>)] = () => new[] { new CaseRef(1, 1) },
        [typeof(CaseChange)] = () => new CaseChange.Resolve("Asked for by phone"),
        [typeof(InsightsPeriod)] = () => new InsightsPeriod(new DateOnly(2026, 11, 14), new DateOnly(2026, 11, 20)),
        [typeof(JobFilter)] = () => new JobFilter(),
        [typeof(PurgeFilter)] = () => new PurgeFilter(),
        [typeof(PurgeCommand)] = () => new PurgeCommand(connection.UserId, connection.Id, "Asked for by phone", connection.Id.Value),
        [typeof(RecoveryFilter)] = () => new RecoveryFilter(),
        [typeof(RecoveryRef)] = () => new RecoveryRef(1, 1),
        [typeof(IReadOnlyList<UserId>)] = () => new[] { connection.UserId },
        [typeof(IReadOnlyList<ConnectionId>)] = () => new[] { connection.Id },
        [typeof(SessionFilter)] = () => new SessionFilter(),
        [typeof(UserFilter)] = () => new UserFilter(),
        [typeof(UserDiagnoses)] = () => new UserDiagnoses([], []),
        [typeof(SavedViewRow)] = () => new SavedViewRow("Night", "owner=Bank"),
    };
}

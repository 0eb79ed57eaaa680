using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Demo;

/// <summary>The invented world that the demo's history has to agree with.</summary>
/// <param name="Seed">The same seed and scene give the same history.</param>
/// <param name="Now">When the history ends, UTC.</param>
/// <param name="People">Who worked in it, at least one of each role that does.</param>
/// <param name="Connectors">Every way into a bank.</param>
/// <param name="Users">The users that get a history.</param>
public sealed record DemoScene(int Seed, DateTimeOffset Now, IReadOnlyList<Actor> People, IReadOnlyList<DemoConnector> Connectors, IReadOnlyList<DemoUser> Users);

/// <summary>A way into a bank, as it is now.</summary>
/// <param name="BankId">The bank.</param>
/// <param name="BankName">Its name.</param>
/// <param name="Method">How it is reached.</param>
/// <param name="Status">Health.</param>
/// <param name="Stage">How settled it is.</param>
/// <param name="Since">Since when it has that status, UTC.</param>
/// <param name="SignIn">How long signing in usually takes.</param>
/// <param name="Accounts">How long reading the accounts usually takes.</param>
/// <param name="Transactions">How long reading the transactions usually takes.</param>
public sealed record DemoConnector(
    InstitutionId BankId, string BankName, ConnectionMethod Method, ConnectorStatus Status, ConnectorStage Stage, DateTimeOffset Since, TimeSpan SignIn, TimeSpan Accounts, TimeSpan Transactions);

/// <summary>A user of that world.</summary>
/// <param name="Id">Identity.</param>
/// <param name="CreatedAt">When they were made, UTC.</param>
/// <param name="Connections">Their connections.</param>
public sealed record DemoUser(UserId Id, DateTimeOffset CreatedAt, IReadOnlyList<DemoConnection> Connections);

/// <summary>A connection of that world.</summary>
/// <param name="Connection">As the API shows it.</param>
/// <param name="Accounts">How many accounts it has there.</param>
/// <param name="HasHistory">Whether earlier jobs are to be invented for it.</param>
/// <param name="Jobs">Its jobs of the last 7 days, oldest first.</param>
public sealed record DemoConnection(Connection Connection, int Accounts, bool HasHistory, IReadOnlyList<Job> Jobs);

/// <summary>What a demo start has written.</summary>
/// <param name="Users">Users that became known.</param>
/// <param name="Jobs">Invented jobs.</param>
/// <param name="Cases">Cases of failed jobs.</param>
/// <param name="Purges">Purges.</param>
/// <param name="Spans">Times of banks in one status.</param>
public sealed record DemoReport(int Users, int Jobs, int Cases, int Purges, int Spans);

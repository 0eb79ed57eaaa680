using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Testing.Jobs;

namespace BasiqAdmin.Services.Tests.Diagnoses;

/// <summary>Situations for the tests: an active connection, half a year old, at a bank that works.</summary>
internal static class Case
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 18, 4, 0, TimeSpan.Zero);

    public static Situation Healthy { get; } = new(Now) { Connection = Connection(ConnectionStatus.Active), BankName = "Hooli Bank" };

    public static Connection Connection(ConnectionStatus status, DateTimeOffset? createdAt = null, DateTimeOffset? expiresAt = null) => new(
        ConnectionId.Parse("connection-1"),
        UserId.Parse("user-1"),
        InstitutionId.Parse("AU00000"),
        status,
        ConnectionMethod.Web,
        createdAt ?? Now.AddDays(-180),
        null,
        expiresAt);

    public static Consent Consent(ConsentStatus status, DateTimeOffset? expiresAt = null) => new(
        ConsentId.Parse("consent-1"), status, Now.AddDays(-180), Now.AddDays(-1), expiresAt ?? Now.AddDays(180), null, "user", null, null, null, [], null, null);

    public static Job Failed(string? code, TimeSpan ago, string? title = null, string? detail = null, string step = "verify-credentials") =>
        new JobBuilder(Now - ago).Failed(code, title, detail, step).Build();

    public static Situation WithFailure(string? code, string? title = null, string? detail = null, string step = "verify-credentials") =>
        Healthy with { Jobs = [Failed(code, TimeSpan.FromMinutes(2), title, detail, step)] };

    public static Diagnosis Diagnose(Situation situation) => Diagnosis.Of(situation) ?? throw new InvalidOperationException("Nothing was found.");
}

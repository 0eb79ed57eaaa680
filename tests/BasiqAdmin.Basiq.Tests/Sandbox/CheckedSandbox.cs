using BasiqAdmin.Basiq.Tests.Sandbox.Schema;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox;

/// <summary>A sandbox whose every reply is held against its schema, whatever else a test looks at.</summary>
internal static class CheckedSandbox
{
    public static Task<SandboxSession> StartAsync(SandboxOptions? options = null) =>
        SandboxSession.StartAsync(options, new ReplyCheck(), TestContext.Current.CancellationToken);

    /// <summary>The documented people are the first users, in the order of TestPerson.All.</summary>
    public static async Task<(string UserId, string ConnectionId)> PersonAsync(this SandboxSession session, Person person, int connection = 0)
    {
        var userId = (await session.UserIdsAsync())[(int)person];
        var connections = await session.ConnectionsAsync(userId);
        return (userId, (string)connections[connection]["id"]!);
    }
}

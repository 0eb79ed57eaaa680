using System.Text.Json;
using System.Text.Json.Nodes;
using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

public sealed class ExpectationsTests
{
    /// <summary>Set it to the path of expectations.json to write the file anew from the OpenAPI files.</summary>
    private const string WriteTo = "SANDBOX_EXPECTATIONS";

    [Fact]
    public async Task Expectations_AgreeWithTheOpenApiFiles()
    {
        await using var session = await SandboxSession.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var read = new OpenApiReader().Read(session.Server.Endpoints);
        if (Environment.GetEnvironmentVariable(WriteTo) is { Length: > 0 } path)
        {
            await File.WriteAllTextAsync(path, OneLineEach(read), TestContext.Current.CancellationToken);
        }

        Assert.True(JsonNode.DeepEquals(read, ApiExpectations.Load().Root), $"Set {WriteTo} to the file and run this test to renew it.");
    }

    /// <summary>A line for each operation and schema, so that a change shows as what it is.</summary>
    private static string OneLineEach(JsonObject read)
    {
        var parts = read.Select(part =>
        {
            var lines = part.Value!.AsObject().Select(pair => $"{JsonSerializer.Serialize(pair.Key)}: {pair.Value!.ToJsonString()}");
            return $"\"{part.Key}\": {{\n{string.Join(",\n", lines)}\n}}";
        });
        return $"{{\n{string.Join(",\n", parts)}\n}}\n";
    }

    [Fact]
    public async Task Expectations_EveryEndpointOfTheSandbox_IsAmongThem()
    {
        await using var session = await SandboxSession.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var endpoints = session.Server.Endpoints;

        Assert.Equal(endpoints.Order(StringComparer.Ordinal), ApiExpectations.Load().Operations.Order(StringComparer.Ordinal));
    }
}

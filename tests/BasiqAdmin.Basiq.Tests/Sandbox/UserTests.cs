namespace BasiqAdmin.Basiq.Tests.Sandbox;

public sealed class UserTests
{
    [Fact]
    public async Task User_Created_CanBeReadAndIsAmongTheIds()
    {
        await using var session = await CheckedSandbox.StartAsync();

        var created = await session.PostAsync("/users", new { email = "ada@mail.example", mobile = "+61400000001", firstName = "Ada", lastName = "Nguyen" });
        var id = (string)created.Json["id"]!;
        var read = await session.GetAsync($"/users/{id}");

        Assert.Equal(201, created.Status);
        Assert.Equal("Ada Nguyen", (string?)read.Json["name"]);
        Assert.Equal(id, (await session.UserIdsAsync())[^1]);
    }

    [Theory]
    [InlineData("", "", "parameter-not-supplied")]
    [InlineData("not-an-address", "", "parameter-not-valid")]
    [InlineData("", "not-a-number", "parameter-not-valid")]
    public async Task User_CreatedWithoutUsableContact_IsABadRequest(string email, string mobile, string code)
    {
        await using var session = await CheckedSandbox.StartAsync();

        var reply = await session.PostAsync("/users", new { email, mobile });

        Assert.Equal((400, code), (reply.Status, reply.ErrorCode));
    }

    [Fact]
    public async Task User_Updated_KeepsWhatWasNotGiven()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, _) = await session.PersonAsync(Person.Gavin);

        var reply = await session.PostAsync($"/users/{userId}", new { mobile = "+61400000002" });

        Assert.Equal(200, reply.Status);
        Assert.Equal(("Gavin", "+61400000002"), ((string?)reply.Json["firstName"], (string?)reply.Json["mobile"]));
    }

    [Fact]
    public async Task User_Deleted_IsNotFoundWithAllThatWasTheirs()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        var jobId = (string)(await session.PostAsync($"/users/{userId}/connections/{connectionId}/refresh")).Json["id"]!;

        var deleted = await session.DeleteAsync($"/users/{userId}");
        var user = await session.GetAsync($"/users/{userId}");
        var connections = await session.GetAsync($"/users/{userId}/connections");
        var job = await session.GetAsync($"/jobs/{jobId}");

        Assert.Equal((204, 404, 404, 404), (deleted.Status, user.Status, connections.Status, job.Status));
        Assert.DoesNotContain(userId, await session.UserIdsAsync());
    }

    [Fact]
    public async Task AuthLink_NewOne_ReplacesTheOldAndExpiresAfterSevenDays()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, _) = await session.PersonAsync(Person.Max);
        var none = await session.GetAsync($"/users/{userId}/auth_link");

        var first = await session.PostAsync($"/users/{userId}/auth_link");
        var second = await session.PostAsync($"/users/{userId}/auth_link", new { mobile = "+61400000003" });
        var read = await session.GetAsync($"/users/{userId}/auth_link");
        session.Time.Advance(TimeSpan.FromDays(7));
        await session.RenewTokenAsync();
        var expired = await session.GetAsync($"/users/{userId}/auth_link");

        Assert.Equal((404, 201, 201), (none.Status, first.Status, second.Status));
        Assert.Equal("+61400000003", (string?)read.Json["mobile"]);
        Assert.NotEqual((string?)first.Json["links"]!["public"], (string?)read.Json["links"]!["public"]);
        Assert.Equal((410, "resource-no-longer-available"), (expired.Status, expired.ErrorCode));
    }
}

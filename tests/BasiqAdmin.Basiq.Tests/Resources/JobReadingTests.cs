using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Basiq.Tests.Resources;

public sealed class JobReadingTests : StubTest
{
    private const string Call = "GET /jobs/j1";

    [Theory]
    [InlineData("pending,pending,pending", JobStatus.Queued)]
    [InlineData("in-progress,pending,pending", JobStatus.Running)]
    [InlineData("success,pending,pending", JobStatus.Running)]
    [InlineData("success,success,in-progress", JobStatus.Running)]
    [InlineData("success,success,success", JobStatus.Succeeded)]
    [InlineData("failed,pending,pending", JobStatus.Failed)]
    [InlineData("success,failed,pending", JobStatus.Failed)]
    [InlineData("success,in-progress,failed", JobStatus.Failed)]
    [InlineData("paused,pending", JobStatus.Unknown)]
    [InlineData("cancelled,pending,pending", JobStatus.Unknown)]
    [InlineData("success,cancelled,pending", JobStatus.Unknown)]
    [InlineData("success,,success", JobStatus.Unknown)]
    [InlineData("cancelled,in-progress,pending", JobStatus.Running)]
    [InlineData("cancelled,failed,pending", JobStatus.Failed)]
    public async Task Status_FollowsFromTheSteps(string steps, JobStatus expected)
    {
        Stub.On(Call, 200, $$"""{"id":"j1","steps":[{{string.Join(',', steps.Split(',').Select(step => $$"""{"title":"a-step","status":"{{step}}","result":null}"""))}}]}""");

        var job = await GetAsync();

        Assert.Equal(expected, job.Status);
        Assert.All(job.Steps, step => Assert.Null(step.Result));
    }

    [Theory]
    [InlineData("""{"title":"a-step","status":"Cancelled"}""", "cancelled")]
    [InlineData("""{"title":"a-step","status":null}""", null)]
    [InlineData("null", null)]
    [InlineData("""{"title":"a-step","status":"pending"}""", null)]
    public async Task UnknownState_IsBasiqsWordForIt_WhereThereIsOne(string step, string? expected)
    {
        Stub.On(Call, 200, $$"""{"id":"j1","steps":[{"title":"first","status":"success"},{{step}}]}""");

        Assert.Equal(expected, (await GetAsync()).UnknownState);
    }

    [Theory]
    [InlineData("\"success\"", JobStatus.Succeeded)]
    [InlineData("\"failed\"", JobStatus.Failed)]
    [InlineData("\"in-progress\"", JobStatus.Running)]
    [InlineData("\"cancelled\"", JobStatus.Unknown)]
    [InlineData("null", JobStatus.Queued)]
    public async Task Status_WithoutSteps_IsTheJobsOwn(string status, JobStatus expected)
    {
        Stub.On(Call, 200, $$"""{"id":"j1","status":{{status}},"links":null}""");

        Assert.Equal(expected, (await GetAsync()).Status);
    }

    [Theory]
    [InlineData("""{"code":"invalid-credentials","title":"Cannot login.","detail":"Account is locked"}""")]
    [InlineData("""{"code":"invalid-credentials","title":"Cannot login.","details":"Account is locked"}""")]
    [InlineData("""{"error":{"code":"invalid-credentials","title":"Cannot login.","detail":"Account is locked"}}""")]
    [InlineData("""{"data":[{"code":"invalid-credentials","title":"Cannot login.","detail":"Account is locked"}]}""")]
    public async Task FailedStep_InAnyShape_TellsCodeTitleAndDetail(string result)
    {
        Stub.On(Call, 200, $$"""{"id":"j1","steps":[{"title":"verify-credentials","status":"failed","result":{{result}}}]}""");

        var step = Assert.Single((await GetAsync()).Steps);

        Assert.Equal(JobStepStatus.Failed, step.Status);
        Assert.Equal(("invalid-credentials", "Cannot login.", "Account is locked"), (step.Result?.Code, step.Result?.Title, step.Result?.Detail));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"odd\"")]
    [InlineData("[]")]
    public async Task FailedStep_WithoutAResult_IsRead(string result)
    {
        Stub.On(Call, 200, $$"""{"id":"j1","steps":[{"title":"verify-credentials","status":"failed","result":{{result}}}]}""");

        var job = await GetAsync();

        Assert.Equal(JobStatus.Failed, job.Status);
        Assert.Null(job.Steps[0].Result);
    }

    [Fact]
    public async Task MfaStep_TellsHowLongTheCustomerHas()
    {
        Stub.On(Call, 200, """
            {"id":"j1","steps":[{"title":"mfa-challenge","status":"in-progress","result":{"type":"mfa","method":"token","description":"A code was sent.",
             "input":["We sent a code."],"expiryMs":120000,"links":{"response":"https://au-api.basiq.io/jobs/j1/mfa"}}}]}
            """);

        var result = (await GetAsync()).Steps[0].Result;

        Assert.Equal(("mfa", "token", TimeSpan.FromMinutes(2)), (result?.Type, result?.MfaMethod, result?.MfaExpiresAfter));
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("\"NaN\"")]
    [InlineData("-5")]
    [InlineData("\"soon\"")]
    public async Task MfaStep_WithATimeThatIsNone_IsReadWithoutIt(string expiry)
    {
        Stub.On(Call, 200, $$$"""{"id":"j1","steps":[{"title":"mfa-challenge","status":"in-progress","result":{"type":"mfa","method":"token","expiryMs":{{{expiry}}}}}]}""");

        var result = (await GetAsync()).Steps[0].Result;

        Assert.Equal(("token", null), (result?.MfaMethod, result?.MfaExpiresAfter));
    }

    [Theory]
    [InlineData(""","links":{"self":"https://au-api.basiq.io/jobs/j1","source":"https://au-api.basiq.io/users/u1/connections/c1"}""")]
    [InlineData(""","links":{"self":"https://au-api.basiq.io/jobs/j1"},"steps":[{"title":"verify-credentials","status":"success","result":{"type":"link","url":"/users/u1/connections/c1"}}]""")]
    public async Task Job_NamesUserAndConnection_WhereALinkDoes(string rest)
    {
        Stub.On(Call, 200, $$"""{"type":"job","id":"j1","jobType":"connection","created":"2024-09-25T12:00:00Z","updated":"2024-09-25T12:00:05Z"{{rest}}}""");

        var job = await GetAsync();

        Assert.Equal(("u1", "c1", "connection"), (job.UserId?.Value, job.ConnectionId?.Value, job.JobType));
        Assert.Equal(TimeSpan.FromSeconds(5), job.UpdatedAt - job.CreatedAt);
    }

    [Fact]
    public async Task Job_WithoutLinks_NamesNobody()
    {
        Stub.On(Call, 200, """{"id":"j1","createdDate":"2024-09-25T12:00:00Z","institution":{"id":"AU00000"}}""");

        var job = await GetAsync();

        Assert.Null(job.UserId);
        Assert.Null(job.ConnectionId);
        Assert.Equal("AU00000", job.InstitutionId?.Value);
        Assert.NotNull(job.CreatedAt);
    }

    private Task<Job> GetAsync() => Client.Jobs.GetAsync(JobId.Parse("j1"), Cancellation);
}

using BasiqAdmin.Basiq.Authentication;
using BasiqAdmin.Testing.Basiq;
using BenchmarkDotNet.Attributes;
using Microsoft.Identity.Client;
using TokenCache = BasiqAdmin.Basiq.Authentication.TokenCache;

namespace BasiqAdmin.Benchmarks.Authentication;

/// <summary>A token that is there already, from this client's cache and, for comparison, from MSAL's cache of an application's own token.</summary>
[MemoryDiagnoser]
public class WarmTokenBenchmarks : IAsyncDisposable
{
    private static readonly string[] Scopes = ["https://api.example.com/.default"];

    private BasiqStub stub = null!;
    private BasiqHost host = null!;
    private TokenCache tokens = null!;
    private CannedHttpClientFactory canned = null!;
    private IConfidentialClientApplication msal = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        stub = await BasiqStub.StartAsync(CancellationToken.None);
        host = new BasiqHost(stub.BaseAddress);
        tokens = host.Tokens;
        await tokens.GetAsync(CancellationToken.None);

        canned = new CannedHttpClientFactory();
        msal = ConfidentialClientApplicationBuilder.Create("6dd30ce4-d4ba-11ec-9d64-0242ac120002")
            .WithClientSecret("secret")
            .WithAuthority("https://login.microsoftonline.com/b540e803-91dd-4ff9-a89e-ef8ecf65833d")
            .WithHttpClientFactory(canned)
            .Build();
        await MsalAsync();
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        canned.Dispose();
        await host.DisposeAsync();
        await stub.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "TokenCache")]
    public ValueTask<AccessToken> TokenCacheAsync() => tokens.GetAsync(CancellationToken.None);

    [Benchmark(Description = "Microsoft.Identity.Client")]
    public Task<AuthenticationResult> MsalAsync() => msal.AcquireTokenForClient(Scopes).ExecuteAsync(CancellationToken.None);
}

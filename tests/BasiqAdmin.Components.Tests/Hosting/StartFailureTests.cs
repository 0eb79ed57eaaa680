using System.Net.Sockets;
using BasiqAdmin.Hosting;
using BasiqAdmin.Services.Background;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Components.Tests.Hosting;

public sealed class StartFailureTests
{
    [Fact]
    public void StartFailure_TakenPort_SaysWhichAndWhatToDo()
    {
        var taken = new IOException("Failed to bind to address http://127.0.0.1:5080: address already in use.", new AddressInUseException("taken"));

        Assert.Equal(
            "Failed to bind to address http://127.0.0.1:5080: address already in use. Stop the other program, or choose another address with --urls.",
            StartFailure.Describe(taken));
    }

    [Fact]
    public void StartFailure_ForeignAddress_NamesTheOption()
    {
        Assert.Contains("--urls", StartFailure.Describe(new SocketException((int)SocketError.AddressNotAvailable)), StringComparison.Ordinal);
    }

    [Fact]
    public void StartFailure_SettingOutOfRange_IsToldInItsOwnWords()
    {
        var services = new ServiceCollection();
        services.AddOptions<RetentionOptions>().Configure(options => options.Errors = 0).ValidateDataAnnotations();
        using var provider = services.BuildServiceProvider();
        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<RetentionOptions>>().Value);

        Assert.Equal("Retention:Errors must be a number of days from 1 to 3650.", StartFailure.Describe(failure));
    }

    [Fact]
    public void StartFailure_SettingOfAnotherKind_NamesItsKey()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Sandbox:Users", "many")]).Build();
        var failure = Assert.Throws<InvalidOperationException>(() => settings.GetSection("Sandbox").Get<SandboxSettings>());

        Assert.Contains("'Sandbox:Users'", StartFailure.Describe(failure), StringComparison.Ordinal);
    }

    [Fact]
    public void StartFailure_FaultOfTheApp_KeepsItsStackTrace()
    {
        Assert.Null(StartFailure.Describe(new InvalidOperationException("a fault")));
    }
}

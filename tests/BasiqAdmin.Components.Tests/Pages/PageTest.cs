using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Home;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Services.Status;
using BasiqAdmin.Testing.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Pages;

/// <summary>What tests of whole pages add: the address they are opened at.</summary>
public abstract class PageTest : ComponentTest
{
    protected PageTest()
    {
        Services.AddSingleton<ISystemStatus>(Status);
        Services.AddSingleton<IHome>(First);
        Services.AddSingleton<IInsights>(Report);
    }

    protected FakeSystemStatus Status { get; } = new();

    /// <summary>The first page's parts.</summary>
    protected FakeHome First { get; } = new();

    protected FakeInsights Report { get; } = new();

    /// <summary>The path and query that the page is at now.</summary>
    protected string Address => new Uri(Navigation.Uri).PathAndQuery;

    /// <summary>Opens a page at an address, as its route would.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(string address, params (string Name, object Value)[] route)
        where TPage : IComponent
    {
        Navigation.NavigateTo(address);
        return Render<TPage>(parameters =>
        {
            foreach (var (name, value) in route)
            {
                parameters.TryAdd(name, value);
            }
        });
    }
}

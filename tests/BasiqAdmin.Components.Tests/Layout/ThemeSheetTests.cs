using System.Text.RegularExpressions;
using BasiqAdmin.Components.Layout;
using BasiqAdmin.Testing.App;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MudBlazor;
using MudBlazor.Services;

namespace BasiqAdmin.Components.Tests.Layout;

/// <summary>wwwroot/theme.css is what <c>MudThemeProvider</c> makes of the theme. WRITE_THEME=1 writes it anew.</summary>
public sealed partial class ThemeSheetTests
{
    private static readonly string Sheet = Path.Combine(SourceTree.Root, "wwwroot", "theme.css");

    [Fact]
    public async Task Sheet_IsMadeOfTheTheme()
    {
        var sheet = await RenderAsync();
        if (Environment.GetEnvironmentVariable("WRITE_THEME") is "1")
        {
            await File.WriteAllTextAsync(Sheet, sheet, Xunit.TestContext.Current.CancellationToken);
        }

        Assert.Equal(sheet, await File.ReadAllTextAsync(Sheet, Xunit.TestContext.Current.CancellationToken));
    }

    private static async Task<string> RenderAsync()
    {
        await using var services = new ServiceCollection().AddLogging().AddMudServices().AddSingleton<IJSRuntime, NoScript>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var light = await VariablesAsync(renderer, isDark: false);
        var dark = await VariablesAsync(renderer, isDark: true);

        // Dark is for screens only: paper is white.
        return $$"""
            /* Made of AdminTheme.cs by ThemeSheetTests. */
            :root { color-scheme: light; {{light}} }
            @media screen {
              [data-theme="dark"] { color-scheme: dark; {{dark}} }
            }
            @media screen and (prefers-color-scheme: dark) {
              [data-theme="system"] { color-scheme: dark; {{dark}} }
            }

            """;
    }

    private static Task<string> VariablesAsync(HtmlRenderer renderer, bool isDark) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MudThemeProvider.Theme)] = AdminTheme.Theme,
            [nameof(MudThemeProvider.IsDarkMode)] = isDark,
        };
        var output = await renderer.RenderComponentAsync<MudThemeProvider>(ParameterView.FromDictionary(parameters));
        return Whitespace().Replace(Variables().Match(output.ToHtmlString()).Groups["all"].Value, " ").Trim();
    });

    [GeneratedRegex(@"mud-theme-provider.*?\{(?<all>.*?)\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variables();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whitespace();

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => ValueTask.FromResult<TValue>(default!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => ValueTask.FromResult<TValue>(default!);
    }
}

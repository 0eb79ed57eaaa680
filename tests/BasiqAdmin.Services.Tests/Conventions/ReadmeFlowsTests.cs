using System.Text.RegularExpressions;

namespace BasiqAdmin.Services.Tests.Conventions;

/// <summary>The flows in the README name what there is.</summary>
public sealed partial class ReadmeFlowsTests
{
    [Fact]
    public void Readme_Flows_NameTypesAndMethodsOfTheCode()
    {
        var types = Repository.Sources.SelectMany(Repository.WrittenTypes).ToLookup(type => type.Name, StringComparer.Ordinal);
        var methods = types.SelectMany(named => named).SelectMany(type => type.GetMethods()).Select(method => method.Name).ToHashSet(StringComparer.Ordinal);
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var flows = readme[readme.IndexOf("### How the work flows", StringComparison.Ordinal)..readme.IndexOf("### Adding a feature", StringComparison.Ordinal)];

        var names = Code().Matches(flows).SelectMany(code => code.Groups["name"].Value.Split('.')).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(names.Count > 40);
        Assert.DoesNotContain(names, name => !types.Contains(name) && !methods.Contains(name));
    }

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}

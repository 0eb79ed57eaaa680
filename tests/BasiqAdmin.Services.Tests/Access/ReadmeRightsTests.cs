using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Tests.Conventions;
using BasiqAdmin.SignIn;

namespace BasiqAdmin.Services.Tests.Access;

/// <summary>The README's table of rights is the code's.</summary>
public sealed class ReadmeRightsTests
{
    [Fact]
    public void Readme_TableOfRights_IsWhatThePolicySays()
    {
        var roles = Enum.GetValues<Role>();
        var table = Enum.GetValues<Right>().Select(right => $"| {Sentence(RoleNames.Of(right))} | {string.Join(" | ", roles.Select(role => AccessPolicy.Allows(role, right) ? "✓" : "–"))} |")
            .Prepend($"|---|{string.Concat(roles.Select(_ => "---|"))}")
            .Prepend($"| May | {string.Join(" | ", roles.Select(RoleNames.Of))} |");

        Assert.Contains(string.Join('\n', table), File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

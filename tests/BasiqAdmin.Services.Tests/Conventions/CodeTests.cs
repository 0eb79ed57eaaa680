using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using BasiqAdmin.Services.Data.Sqlite;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Services.Tests.Conventions;

/// <summary>The habits of the code that no analyser checks.</summary>
public sealed partial class CodeTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    [Fact]
    public void Classes_NotDesignedForInheritance_AreSealed()
    {
        var types = Repository.Sources.SelectMany(Repository.WrittenTypes).ToList();
        var inherited = types.Select(type => type.BaseType).OfType<Type>().Select(Definition).ToHashSet();

        var open = types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Where(type => !inherited.Contains(Definition(type)) && !typeof(IComponent).IsAssignableFrom(type))
            .Where(type => type.Name is not ("Program" or "_Imports"));

        Assert.Empty(open.Select(type => type.FullName));
    }

    [Fact]
    public void AsynchronousMethods_EndInAsync()
    {
        var misnamed = Methods().Where(method => IsAsynchronous(method.ReturnType) && !method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Where(method => method.GetBaseDefinition() == method && !ImplementsForeignContract(method));

        Assert.Empty(misnamed.Select(Describe));
    }

    [Fact]
    public void CancellationTokens_ComeLast()
    {
        var misplaced = Methods()
            .Where(method => method.GetParameters().SkipLast(1).Any(parameter => parameter.ParameterType == typeof(CancellationToken)))
            .Where(method => method.GetBaseDefinition() == method);

        Assert.Empty(misplaced.Select(Describe));
    }

    [Fact]
    public void PublicAsynchronousMethods_OfClientAndServices_TakeAToken()
    {
        var without = Methods().Where(method => method.IsPublic && method.DeclaringType!.IsPublic && IsAsynchronous(method.ReturnType))
            .Where(method => method.DeclaringType!.Assembly == Repository.Client || method.DeclaringType.Assembly == Repository.Services)
            .Where(method => method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
            .Where(method => method.GetBaseDefinition() == method && !ImplementsForeignContract(method));

        Assert.Empty(without.Select(Describe));
    }

    [Theory]
    [InlineData(".cs", 280)]
    [InlineData(".razor", 180)]
    public void Files_StayShort(string extension, int lines)
    {
        var longer = Repository.SourceFiles(extension)
            .Where(path => File.ReadLines(Path.Combine(Repository.Root, path)).Count() > lines);

        Assert.Empty(longer);
    }

    [Fact]
    public void Markup_HasNoInlineStyle_AndLinksComeFromAdminRoutes()
    {
        var offending = Repository.SourceFiles(".razor")
            .Where(path => StyleOrLink().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, path))));

        Assert.Empty(offending);
    }

    // Blazor takes over what a bound field says before it renders; an unbound one is written over with an older text while somebody types.
    [Fact]
    public void TypedText_IsBound()
    {
        var unbound = Repository.SourceFiles(".razor")
            .Where(path => File.ReadAllText(Path.Combine(Repository.Root, path)).Contains("@oninput=", StringComparison.Ordinal));

        Assert.Empty(unbound);
    }

    [Fact]
    public void SqlOfOneProvider_StandsInItsFolderOnly()
    {
        var elsewhere = Repository.SourceFiles(".cs")
            .Where(path => !path.Contains("/Data/Sqlite/", StringComparison.Ordinal) && HandwrittenSql().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, path))));

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void TypeNames_NameAJob()
    {
        var vague = Repository.Sources.SelectMany(Repository.WrittenTypes).Where(type => VagueName().IsMatch(type.Name));

        Assert.Empty(vague.Select(type => type.FullName));
    }

    private static IEnumerable<MethodInfo> Methods() =>
        Repository.Sources.SelectMany(Repository.WrittenTypes)
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal))
            .Where(method => method.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    private static bool IsAsynchronous(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private static bool ImplementsForeignContract(MethodInfo method) =>
        method.DeclaringType is { IsInterface: false } type
        && type.GetInterfaces().Where(contract => !Repository.Sources.Contains(contract.Assembly))
            .Any(contract => type.GetInterfaceMap(contract).TargetMethods.Contains(method));

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static string Describe(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    // The base of all links is the one address that no page is behind.
    [GeneratedRegex("""\sstyle="|(?<!<base )\b(href|action)="/""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StyleOrLink();

    [GeneratedRegex(@"\b(FromSql|SqlQuery|ExecuteSql)|EF\.Functions\.Collate", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandwrittenSql();

    [GeneratedRegex("(Utils?|Helpers?|Manager)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VagueName();
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BasiqAdmin.Benchmarks;

/// <summary>The size and habits of the code in figures, as <c>.github/DECISIONS.md</c> compares them: read from the source, generated files and migrations left out.</summary>
internal static class CodeFigures
{
    private const int ShortFile = 20;
    private const int LongLine = 140;
    private const double Thousand = 1000;

    /// <summary>Writes the figures of the repository at <paramref name="root"/>.</summary>
    public static void Write(string root)
    {
        var source = Files(root, "src", ".cs").ConvertAll(Read);
        var tests = Files(root, "tests", ".cs").ConvertAll(Read);
        var razor = Files(root, "src", ".razor").ConvertAll(file => File.ReadAllLines(file).Length);
        var lines = source.Sum(file => file.Lines.Length);
        var types = source.SelectMany(file => file.Root.DescendantNodes().OfType<ClassDeclarationSyntax>()).ToList();
        var closed = types.Where(type => !Has(type, SyntaxKind.StaticKeyword) && !Has(type, SyntaxKind.AbstractKeyword)).ToList();
        var injected = closed.Where(type => type.ParameterList is not null || type.Members.OfType<ConstructorDeclarationSyntax>().Any(made => made.ParameterList.Parameters.Count > 0)).ToList();
        var methods = source.SelectMany(file => file.Root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>()).Where(method => method.Body is not null || method.ExpressionBody is not null).Select(Length).ToList();

        Line("C# files in src, lines", $"{source.Count:N0}, {lines:N0}");
        Line($"of {ShortFile} lines or fewer", Share(source.Count(file => file.Lines.Length <= ShortFile), source.Count));
        Line(".cs lines median / p90 / max", Spread(source.ConvertAll(file => file.Lines.Length)));
        Line(".razor files; lines median / p90 / max", $"{razor.Count:N0}; {Spread(razor)}");
        Line("method lines p90 / max", $"{At(methods, 0.9)} / {methods.Max()}");
        Line($"lines over {LongLine} characters", Share(source.Sum(file => file.Lines.Count(line => line.Length > LongLine)), lines));
        Line("! per 1,000 lines", (source.Sum(file => file.Root.DescendantNodes().Count(node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression))) / (lines / Thousand)).ToString("0.0", CultureInfo.InvariantCulture));
        Line("sealed classes, of those that can be", Share(closed.Count(type => Has(type, SyntaxKind.SealedKeyword)), closed.Count));
        Line("primary constructors, of classes that are given something", Share(injected.Count(type => type.ParameterList is not null), injected.Count));
        Line("tests per 1,000 source lines", (tests.Sum(file => file.Root.DescendantNodes().OfType<AttributeSyntax>().Count(IsTest)) / (lines / Thousand)).ToString("0", CultureInfo.InvariantCulture));
        Line("C# files in tests, lines", $"{tests.Count:N0}, {tests.Sum(file => file.Lines.Length):N0}");
    }

    private static List<string> Files(string root, string folder, string extension) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, folder), $"*{extension}", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Migrations")),
    ];

    private static (string[] Lines, SyntaxNode Root) Read(string file) =>
        (File.ReadAllLines(file), CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot());

    private static bool Has(ClassDeclarationSyntax type, SyntaxKind modifier) => type.Modifiers.Any(modifier);

    private static bool IsTest(AttributeSyntax attribute) => attribute.Name.ToString() is "Fact" or "InlineData" or "MemberData";

    private static int Length(BaseMethodDeclarationSyntax method)
    {
        var span = method.SyntaxTree.GetLineSpan(method.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string Spread(List<int> values) => $"{At(values, 0.5)} / {At(values, 0.9)} / {values.Max()}";

    private static int At(List<int> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} % ({part:N0} of {whole:N0})");

    private static void Line(string what, string figure) => Console.WriteLine($"| {what} | {figure} |");
}

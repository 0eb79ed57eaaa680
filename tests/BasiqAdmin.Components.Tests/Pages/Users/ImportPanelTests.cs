using BasiqAdmin.Components.Pages.Users;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Fakes;
using Microsoft.AspNetCore.Components.Forms;

namespace BasiqAdmin.Components.Tests.Pages.Users;

public sealed class ImportPanelTests : PageTest
{
    public ImportPanelTests() => JSInterop.SetupModule().Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Import_NothingGiven_CannotBeStarted()
    {
        var panel = Render<ImportPanel>();

        Assert.True(panel.Button("Import").HasAttribute("disabled"));
    }

    [Fact]
    public void Import_Pasted_ReportsEveryLineAndKeepsTheText()
    {
        Users.Import.Is(new ImportReport(2, 1, [new ImportLine(3, "ffffffff", "Basiq does not know it")], [new ImportLine(5, "not an id!", "Holds no id")], [new ImportLine(6, "aaaa", "Basiq did not answer")]));
        var panel = Render<ImportPanel>();
        panel.Find("textarea").Input("a\nb\nc");

        panel.Button("Import").Click();

        Assert.Equal(["a\nb\nc"], Users.Imported);
        var report = panel.Find("[aria-label='Import report']").Words();
        Assert.Contains("6 lines read 2 new 1 known already 1 not found 1 malformed 1 not looked up", report, StringComparison.Ordinal);
        Assert.Contains("Line 3 ffffffff Basiq does not know it", report, StringComparison.Ordinal);
        Assert.Contains("Line 5 not an id! Holds no id", report, StringComparison.Ordinal);
        Assert.Contains("Line 6 aaaa Basiq did not answer", report, StringComparison.Ordinal);
        Assert.Equal("a\nb\nc", panel.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void Import_UnderWay_ShowsHowFarItIs()
    {
        Users.Progress = new ImportProgress(400, 1000);
        _ = Users.Import.Waits();
        var panel = Render<ImportPanel>();
        panel.Find("textarea").Input("a");

        panel.Button("Import").Click();

        panel.WaitForAssertion(() => Assert.Contains("400 of 1,000 looked up", panel.Words(), StringComparison.Ordinal));
        Assert.Equal("400", panel.Find("progress").GetAttribute("value"));
    }

    [Fact]
    public void Import_Stopped_KeepsTheTextAndCanStartAgain()
    {
        _ = Users.Import.Waits();
        var panel = Render<ImportPanel>();
        panel.Find("textarea").Input("a");
        panel.Button("Import").Click();

        panel.Button("Stop").Click();

        panel.WaitForAssertion(() => Assert.False(panel.Button("Import").HasAttribute("disabled")));
        Assert.Equal("a", panel.Find("textarea").GetAttribute("value"));
        Assert.Empty(panel.FindAll("[role=alert]"));
    }

    [Fact]
    public void Import_Failed_SaysSoAndKeepsTheText()
    {
        Users.Import.Fails(new InvalidOperationException("locked"));
        var panel = Render<ImportPanel>();
        panel.Find("textarea").Input("a");

        panel.Button("Import").Click();

        Assert.Contains("The import did not finish", panel.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal("a", panel.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void Import_File_IsReadWhole()
    {
        JSInterop.SetupVoid("Blazor._internal.InputFile.init", _ => true).SetVoidResult();
        var panel = Render<ImportPanel>();
        panel.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("id\nabc\n", "users.csv"));

        panel.Button("Import").Click();

        panel.WaitForAssertion(() => Assert.Equal(["id\nabc\n"], Users.Imported));
    }
}

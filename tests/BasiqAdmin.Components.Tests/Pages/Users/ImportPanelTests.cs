using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Users;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Fakes;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace BasiqAdmin.Components.Tests.Pages.Users;

public sealed class ImportPanelTests : PageTest
{
    public ImportPanelTests() => JSInterop.SetupModule().Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Import_NothingGiven_SaysWhatToDo()
    {
        var panel = Pasted(string.Empty);

        panel.Button("Check").Click();

        Assert.Contains("Paste user ids, or choose a file.", panel.Words(), StringComparison.Ordinal);
        Assert.Empty(Users.Previewed);
    }

    [Fact]
    public void Import_Pasted_ShowsTheColumnAndSamplesBeforeAnythingIsImported()
    {
        Users.Preview.Is(new ImportPreview("basiq_user_id", 2, 3, [UserId.Parse("aaa1"), UserId.Parse("bbb2"), UserId.Parse("ccc3")], 1234, [new ImportLine(5, "Smith", "No user id here.")], IsWhole: true));
        var panel = Pasted("id,basiq_user_id,email");

        panel.Button("Check").Click();

        var preview = panel.Find("[aria-label='What would be imported']").Words();
        Assert.Contains("1,234 user ids in what you pasted", preview, StringComparison.Ordinal);
        Assert.Contains("Reads the column “basiq_user_id”, number 2 of 3. For example: aaa1 bbb2 ccc3", preview, StringComparison.Ordinal);
        Assert.Contains("Line 5 Smith No user id here.", preview, StringComparison.Ordinal);
        Assert.Equal(["id,basiq_user_id,email"], Users.Previewed);
        Assert.Empty(Users.Imported);
        Assert.True(panel.Find("textarea").HasAttribute("readonly"));
    }

    [Fact]
    public void Import_AnotherColumnChosen_ShowsWhatThatHoldsAndImportsIt()
    {
        Users.Preview.Is(Columns("owner", 1, 7));
        var panel = Checked("owner,login");
        Assert.Equal("owner", panel.Chosen("#import-column"));
        Users.Preview.Is(Columns("login", 2, 9));

        panel.Choose("#import-column", "login");

        panel.WaitForAssertion(() => Assert.Contains("9 user ids in what you pasted Reads the column “login”, number 2 of 2.", panel.Words(), StringComparison.Ordinal));
        panel.Button("Import").Click();
        panel.WaitForAssertion(() => Assert.Equal(["owner,login"], Users.Imported));
        Assert.Equal([null, 2, 2], Users.Columns);
    }

    [Fact]
    public void Import_EveryIdOfALine_CanBeChosenToo()
    {
        Users.Preview.Is(Columns("owner", 1, 7));
        var panel = Checked("owner,login");

        panel.Choose("#import-column", "Every id on each line");

        panel.WaitForAssertion(() => Assert.Equal([null, 0], Users.Columns));
    }

    [Fact]
    public void Import_ColumnThatCannotBeRead_LeavesTheOneBefore()
    {
        Users.Preview.Is(Columns("owner", 1, 7));
        var panel = Checked("owner,login");
        Users.Preview.Fails(new InvalidOperationException("away"));

        panel.Choose("#import-column", "login");

        panel.WaitForAssertion(() => Assert.True(panel.FindAll("[role=alert]").Count > 0));
        Assert.Equal("owner", panel.Chosen("#import-column"));
        panel.Button("Import").Click();
        panel.WaitForAssertion(() => Assert.Equal([null, 2, null], Users.Columns));
    }

    [Fact]
    public void Import_ColumnOfAnotherText_IsNotKept()
    {
        Users.Preview.Is(Columns("owner", 1, 7));
        var panel = Checked("owner,login");
        panel.Choose("#import-column", "login");
        panel.WaitForAssertion(() => Assert.Equal([null, 2], Users.Columns));
        panel.Button("Change").Click();

        panel.Button("Check").Click();

        panel.WaitForAssertion(() => Assert.Equal([null, 2, null], Users.Columns));
    }

    [Fact]
    public void Import_WithoutColumns_OffersNone()
    {
        Assert.Empty(Checked("an id").FindAll("#import-column"));
    }

    [Fact]
    public void Import_WithoutAHeading_SaysThatEveryIdIsTaken()
    {
        var panel = Checked("a b");

        Assert.Contains("every id on each line is taken", panel.Find("[aria-label='What would be imported']").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_WithoutAnyId_CannotBeStarted()
    {
        Users.Preview.Is(new ImportPreview("id", 1, 2, [], 0, [], IsWhole: true));

        var panel = Checked("id,name");

        Assert.Contains("No user id in what you pasted", panel.Words(), StringComparison.Ordinal);
        Assert.True(panel.Button("Import").HasAttribute("disabled"));
    }

    [Fact]
    public void Import_Changed_CanBeEditedAgain()
    {
        var panel = Checked("an id");

        panel.Button("Change").Click();

        Assert.False(panel.Find("textarea").HasAttribute("readonly"));
        Assert.True(panel.HasButton("Check"));
    }

    [Fact]
    public void Import_OfAWorkbook_NamesItAndWhatToDo()
    {
        Users.Preview.Fails(new RejectedException("This is an Excel workbook (.xlsx)."));
        var panel = Pasted("PK");

        panel.Button("Check").Click();

        Assert.Contains("This is an Excel workbook (.xlsx).", panel.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Logs.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    [Fact]
    public void Import_Confirmed_ReportsEveryIdAndLine()
    {
        Users.Import.Is(new ImportReport(2, 1, [new ImportLine(3, "ffffffff", "Basiq does not know it")], [new ImportLine(5, "not an id!", "Holds no id")], [new ImportLine(6, "aaaa", "Basiq did not answer")]));
        var panel = Checked("a\nb\nc");

        panel.Button("Import").Click();

        Assert.Equal(["a\nb\nc"], Users.Imported);
        var report = panel.Find("[aria-label='Import report']").Words();
        Assert.Contains("5 ids read 2 new 1 known already 1 not found 1 line without an id 1 not looked up", report, StringComparison.Ordinal);
        Assert.Contains("Line 3 ffffffff Basiq does not know it", report, StringComparison.Ordinal);
        Assert.Contains("Line 5 not an id! Holds no id", report, StringComparison.Ordinal);
        Assert.Contains("Line 6 aaaa Basiq did not answer", report, StringComparison.Ordinal);
        Assert.Equal("data:text/csv;charset=utf-8," + Uri.EscapeDataString("\uFEFFline,text,problem\r\n3,ffffffff,Basiq does not know it\r\n5,not an id!,Holds no id\r\n"), panel.Link("Rejected lines").GetAttribute("href"));
        panel.Button("Import more").Click();
        Assert.False(panel.Find("textarea").HasAttribute("readonly"));
        Assert.Empty(panel.FindAll("[aria-label='Import report']"));
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("say \"id\"", "\"say \"\"id\"\"\"")]
    public async Task Rejects_InAFile_AreTextAlone(string text, string cell)
    {
        var report = new ImportReport(0, 0, [], [new ImportLine(1, text, "No id")], []);

        Assert.Equal($"\uFEFFline,text,problem\r\n1,{cell},No id\r\n", Uri.UnescapeDataString((await ImportRejects.OfAsync(report))!.Href.Split(',', 2)[1]));
    }

    [Fact]
    public async Task Rejects_LeaveOutWhatIsTriedAgain() => Assert.Null(await ImportRejects.OfAsync(new ImportReport(0, 0, [], [], [new ImportLine(6, "aaaa", "Basiq did not answer")])));

    [Fact]
    public void Rejects_ThatAreCutOff_SaySo()
    {
        var report = new ImportReport(0, 0, [], [.. Enumerable.Range(1, 5_001).Select(line => new ImportLine(line, "x", "No id"))], []);

        Assert.Equal("Rejected lines The first 5,000 of 5,001 lines", Render<ImportReportView>(parameters => parameters.Add(view => view.Report, report)).Find(".rejects").Words());
    }

    [Fact]
    public void Steps_OneAfterTheOther_KeepThePastedTextInTheDocument()
    {
        var panel = Pasted("an id");
        var field = panel.Find("textarea");
        Assert.Null(field.Closest("[hidden]"));

        panel.Button("Check").Click();

        Assert.NotNull(panel.Find("textarea").Closest("[hidden]"));
        Assert.Contains("Import user ids", panel.Find("[role=dialog] h2").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_UnderWay_ShowsHowFarItIs()
    {
        Users.Progress = new ImportProgress(400, 1000);
        _ = Users.Import.Waits();
        var panel = Checked("an id");

        panel.Button("Import").Click();

        panel.WaitForAssertion(() => Assert.Contains("400 of 1,000 looked up", panel.Words(), StringComparison.Ordinal));
        Assert.Equal("400", panel.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
    }

    [Fact]
    public void Import_Stopped_CanStartAgain()
    {
        _ = Users.Import.Waits();
        var panel = Checked("an id");
        panel.Button("Import").Click();

        panel.Button("Stop").Click();

        panel.WaitForAssertion(() => Assert.False(panel.Button("Import").HasAttribute("disabled")));
        Assert.Empty(panel.FindAll("[role=alert]"));
    }

    [Fact]
    public void Import_Failed_SaysSoAndCanBeTriedAgain()
    {
        Users.Import.Fails(new InvalidOperationException("locked"));
        var panel = Checked("an id");

        panel.Button("Import").Click();

        Assert.Contains("The import did not finish", panel.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.False(panel.Button("Import").HasAttribute("disabled"));
    }

    // The server neither hears of it nor writes it, so whatever happens there the text stays as it was pasted.
    [Fact]
    public void PastedText_IsTheBrowsersAlone()
    {
        var field = Checked("an id").Find("textarea");

        Assert.DoesNotContain(field.Attributes, attribute => attribute.Name.StartsWith("blazor:", StringComparison.OrdinalIgnoreCase) || attribute.Name is "value");
    }

    [Fact]
    public void Import_File_IsReadWhole()
    {
        JSInterop.SetupVoid("Blazor._internal.InputFile.init", _ => true).SetVoidResult();
        var panel = Render<ImportPanel>();
        RenderedComponentExtensions.FindComponent<InputFile>(Services.GetRequiredService<Screens>().Newest!).UploadFiles(InputFileContent.CreateFromText("id\nabc\n", "users.csv"));

        panel.Button("Check").Click();
        panel.WaitForAssertion(() => Assert.Contains("in users.csv", panel.Words(), StringComparison.Ordinal));
        panel.Button("Import").Click();

        panel.WaitForAssertion(() => Assert.Equal(["id\nabc\n"], Users.Imported));
        Assert.Equal(Users.Imported, Users.Previewed);
    }

    private static ImportPreview Columns(string heading, int column, int ids) => new(heading, column, 2, [Sample.UserId], ids, [], IsWhole: true) { Names = ["owner", "login"] };

    private IRenderedComponent<ImportPanel> Checked(string text)
    {
        var panel = Pasted(text);
        panel.Button("Check").Click();
        return panel;
    }

    private IRenderedComponent<ImportPanel> Pasted(string text)
    {
        JSInterop.Setup<IJSStreamReference>("basiqAdmin.textOf", "import-text").SetResult(new PastedText(text));
        return Render<ImportPanel>();
    }
}

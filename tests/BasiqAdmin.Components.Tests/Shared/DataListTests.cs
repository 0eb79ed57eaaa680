using AngleSharp.Dom;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class DataListTests : ComponentTest
{
    private readonly Loadable<Page<string>> _state = new();

    [Fact]
    public void DataList_WithRows_IsATableWithAHeadingPerColumnAndACellPerValue()
    {
        var list = Show(["Hooli", "Nucleus"]);

        Assert.Equal(["Bank", "Length"], Texts(list, "th"));
        Assert.Equal(["Hooli", "5", "Nucleus", "7"], Texts(list, "td"));
    }

    [Fact]
    public void DataList_OnAPhone_NamesEachValueButTheHeadingOfTheCard()
    {
        var list = Show(["Hooli"]);

        Assert.Equal([null, "Length"], list.FindAll("td").Select(cell => cell.GetAttribute("data-label")));
    }

    [Fact]
    public void DataList_Row_LeadsWhereItSays()
    {
        var list = Show(["Hooli"]);

        Assert.Equal("/banks/Hooli", list.Link("Hooli").GetAttribute("href"));
    }

    [Fact]
    public void DataList_HeadingOfUnsortedColumn_SortsAscendingFromTheFirstPage()
    {
        var list = Show(["Hooli"], new PageRequest(50, Cursor: "abc"));

        Assert.Equal("name/asc/50/", list.Link("Bank").GetAttribute("href"));
        Assert.Null(list.Find("th").GetAttribute("aria-sort"));
    }

    [Fact]
    public void DataList_HeadingOfSortedColumn_TurnsTheOrderRoundAndSaysWhichItIs()
    {
        var list = Show(["Hooli"], new PageRequest(Sort: "name"));

        Assert.Equal("name/desc/25/", list.Link("Bank").GetAttribute("href"));
        Assert.Equal("ascending", list.Find("th").GetAttribute("aria-sort"));
    }

    [Theory]
    [InlineData(null, true, "descending", "name/asc/25/")]
    [InlineData(null, false, "ascending", "name/desc/25/")]
    [InlineData("other", true, null, "name/asc/25/")]
    public void DataList_InItsUsualOrder_ShowsWhichItIsUntilAnotherIsChosen(string? sort, bool descending, string? expected, string link)
    {
        var list = Show(["Hooli"], new PageRequest(Sort: sort));

        list.Render(parameters => parameters.Add(shown => shown.UsualSort, "name").Add(shown => shown.UsuallyDescending, descending));

        Assert.Equal(expected, list.Find("th").GetAttribute("aria-sort"));
        Assert.Equal(link, list.Link("Bank").GetAttribute("href"));
    }

    [Fact]
    public void DataList_HeadingOfColumnThatCannotBeSorted_IsNoLink()
    {
        var list = Show(["Hooli"]);

        Assert.Null(list.FindAll("th")[1].QuerySelector("a"));
    }

    [Theory]
    [InlineData(null, false, "#sort")]
    [InlineData("name", false, "#up")]
    [InlineData("name", true, "#down")]
    public void DataList_HeadingThatSorts_ShowsAnArrow(string? sort, bool descending, string symbol)
    {
        var list = Show(["Hooli"], new PageRequest(Sort: sort, Descending: descending));

        Assert.EndsWith(symbol, list.Find("th use").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Single(list.FindAll("th use"));
    }

    [Fact]
    public void DataList_OnAPhone_KnowsHeadingAndStatusOfTheCardAndWhatToLeaveOut()
    {
        _state.Succeed(new Page<string>(["Hooli"], null, null, 1));

        var list = Render<DataList<string>>(parameters => parameters
            .Add(list => list.Title, "Banks")
            .Add(list => list.State, _state)
            .Add<Column<string>>(list => list.Columns, column => column.Add(bank => bank.IsPrimary, true).Add(bank => bank.ChildContent, row => row))
            .Add<Column<string>>(list => list.Columns, column => column.Add(bank => bank.IsStatus, true).Add(bank => bank.ChildContent, row => row))
            .Add<Column<string>>(list => list.Columns, column => column.Add(bank => bank.IsMinor, true).Add(bank => bank.IsNumber, true).Add(bank => bank.ChildContent, row => row)));

        Assert.Equal(["primary-cell", "status-cell", "number minor-cell"], list.FindAll("td").Select(cell => cell.ClassName));
    }

    [Fact]
    public void DataList_InTheMiddle_LeadsToThePagesBeforeAndAfter()
    {
        var list = Show(["Hooli"], previous: "p", next: "n", total: 1000);

        Assert.Equal("/asc/25/p", list.Link("Previous").GetAttribute("href"));
        Assert.Equal("/asc/25/n", list.Link("Next").GetAttribute("href"));
        Assert.Contains("1 of 1,000", list.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void DataList_OnTheOnlyPage_LeadsNowhereElse()
    {
        var list = Show(["Hooli"]);

        Assert.Equal("true", list.Link("Previous").GetAttribute("aria-disabled"));
        Assert.Null(list.Link("Next").GetAttribute("href"));
    }

    [Fact]
    public void DataList_Sizes_StartOverWithThatManyRows()
    {
        var list = Show(["Hooli"], new PageRequest(Cursor: "abc"));

        var sizes = list.FindAll("[aria-label='Rows per page'] a");
        Assert.Equal(["/asc/25/", "/asc/50/", "/asc/100/"], sizes.Select(size => size.GetAttribute("href")));
        Assert.Equal("true", sizes[0].GetAttribute("aria-current"));
    }

    [Fact]
    public void DataList_WithNothing_SaysWhatToDoNext()
    {
        var list = Show([]);

        Assert.Contains("Import ids first", list.Text(), StringComparison.Ordinal);
        Assert.Empty(list.FindAll("table"));
    }

    [Fact]
    public void DataList_WithAnExport_OffersItAsADownload()
    {
        var list = Show(["Hooli"]);

        Assert.True(list.Link("CSV").HasAttribute("download"));
    }

    [Fact]
    public void DataList_WithMoreRowsThanWereCounted_SaysMoreThan()
    {
        var list = Show(["Hooli"], total: 20000, isAtLeast: true);

        Assert.Contains("1 of more than 20,000", list.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void DataList_GroupedWhileItsRowsAreStillInAnotherOrder_TakesTheNewOnes()
    {
        var list = Show(["a1", "b1", "a2"]);
        list.Render(parameters => parameters.Add(one => one.GroupKey, row => row[0]).Add(one => one.GroupHead, row => $"Group {row[0]}"));
        _state.Succeed(new Page<string>(["a1", "a2", "b1"], null, null, 3));

        list.Render();

        Assert.Equal(["Group a", "a1", "2", "a2", "2", "Group b", "b1", "2"], Texts(list, "td"));
    }

    [Fact]
    public void DataList_WithOtherColumns_HasThemOnceAndInTheirOrder()
    {
        var list = Show(["Hooli"]);

        list.Render(parameters => parameters.Add(one => one.ColumnsKey, true));

        Assert.Equal(["Bank", "Length"], Texts(list, "th"));
        Assert.Equal(["Hooli", "5"], Texts(list, "td"));
    }

    private static IEnumerable<string> Texts(IRenderedComponent<DataList<string>> list, string selector) =>
        list.FindAll(selector).Select(element => element.ReadableText());

    private IRenderedComponent<DataList<string>> Show(string[] rows, PageRequest? request = null, string? previous = null, string? next = null, int? total = null, bool isAtLeast = false)
    {
        _state.Succeed(new Page<string>(rows, previous, next, total ?? rows.Length) { TotalIsAtLeast = isAtLeast });
        return Render<DataList<string>>(parameters => parameters
            .Add(list => list.Title, "Banks")
            .Add(list => list.State, _state)
            .Add(list => list.Request, request ?? new PageRequest())
            .Add(list => list.Link, page => $"{page.Sort}/{(page.Descending ? "desc" : "asc")}/{page.Size}/{page.Cursor}")
            .Add(list => list.RowHref, row => $"/banks/{row}")
            .Add(list => list.ExportHref, "/exports/banks.csv")
            .Add(list => list.Empty, "Import ids first")
            .Add<Column<string>>(list => list.Columns, column => column
                .Add(bank => bank.Title, "Bank")
                .Add(bank => bank.Sort, "name")
                .Add(bank => bank.IsPrimary, true)
                .Add(bank => bank.ChildContent, row => row))
            .Add<Column<string>>(list => list.Columns, column => column
                .Add(length => length.Title, "Length")
                .Add(length => length.IsNumber, true)
                .Add(length => length.ChildContent, row => $"{row.Length}")));
    }
}

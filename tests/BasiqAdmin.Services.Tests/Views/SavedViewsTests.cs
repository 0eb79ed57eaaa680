using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Views;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Views;

public sealed class SavedViewsTests : IAsyncLifetime
{
    private const string List = "failed-jobs";
    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ISavedViews Views => host.Get<ISavedViews>();

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync(users: 1);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Views_AreEachPersonsOwn_PerList()
    {
        await Views.SaveAsync(TestActors.TeamLead, List, new SavedViewRow(" Night shift ", "owner=Bank"), Token);
        await Views.SaveAsync(TestActors.TeamLead, "users", new SavedViewRow("Mine", "state=Known"), Token);
        await Views.SaveAsync(TestActors.Admin, List, new SavedViewRow("Other", "owner=Us"), Token);

        var views = await Views.ListAsync(TestActors.TeamLead, List, Token);

        Assert.Equal([new SavedViewRow("Night shift", "owner=Bank")], views);
    }

    [Fact]
    public async Task SaveAgain_ReplacesTheView_AndDeleteRemovesIt()
    {
        await Views.SaveAsync(TestActors.TeamLead, List, new SavedViewRow("Night", "owner=Bank"), Token);
        await Views.SaveAsync(TestActors.TeamLead, List, new SavedViewRow("Night", "owner=Us"), Token);
        var replaced = await Views.ListAsync(TestActors.TeamLead, List, Token);

        await Views.DeleteAsync(TestActors.TeamLead, List, "Night", Token);

        Assert.Equal([new SavedViewRow("Night", "owner=Us")], replaced);
        Assert.Empty(await Views.ListAsync(TestActors.TeamLead, List, Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public Task Name_OfTheWrongLength_IsRejected(int length)
    {
        return Assert.ThrowsAsync<RejectedException>(() => Views.SaveAsync(TestActors.Admin, List, new SavedViewRow(new string('x', length), ""), Token));
    }

    [Fact]
    public async Task FiftyFirstView_IsRejected()
    {
        for (var number = 0; number < 50; number++)
        {
            await Views.SaveAsync(TestActors.Admin, List, new SavedViewRow($"View {number}", ""), Token);
        }

        await Assert.ThrowsAsync<RejectedException>(() => Views.SaveAsync(TestActors.Admin, List, new SavedViewRow("One more", ""), Token));
    }
}

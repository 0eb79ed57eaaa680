using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Users;

public sealed class FieldSearchTests(FieldHost field) : IClassFixture<FieldHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zoe", FieldHost.Zoe)]
    [InlineData("Zoë", FieldHost.Zoe)]
    [InlineData("Zoe\u0308", FieldHost.Zoe)]
    [InlineData("muller", FieldHost.Zoe)]
    [InlineData("Lüd", FieldHost.Zoe)]
    [InlineData("Müller-Lüdenscheidt", FieldHost.Zoe)]
    [InlineData("muller–ludenscheidt", FieldHost.Zoe)]
    [InlineData("nguyen", FieldHost.Nguyen)]
    [InlineData("Anh", FieldHost.Nguyen)]
    [InlineData("celik", FieldHost.Celik)]
    [InlineData("ipek", FieldHost.Celik)]
    [InlineData("Siobhán", FieldHost.Siobhan)]
    [InlineData("siobhan", FieldHost.Siobhan)]
    [InlineData("O'Brien", FieldHost.Siobhan)]
    [InlineData("O’Brien", FieldHost.Siobhan)]
    [InlineData("obrien", FieldHost.Siobhan)]
    [InlineData("D’Arcy", FieldHost.Darcy)]
    [InlineData("DʼArcy", FieldHost.Darcy)]
    [InlineData("oyvind", FieldHost.Oyvind)]
    [InlineData("lukasz", FieldHost.Oyvind)]
    [InlineData("strauss", FieldHost.Oyvind)]
    [InlineData("李", FieldHost.Li)]
    [InlineData("龙", FieldHost.Li)]
    [InlineData("李小龙", FieldHost.Li)]
    [InlineData("小龙", FieldHost.Li)]
    [InlineData("芳", FieldHost.Wang)]
    [InlineData("王芳", FieldHost.Wang)]
    [InlineData("max example", FieldHost.OneField)]
    [InlineData("evil person", FieldHost.Evil)]
    public async Task Find_ByName_FindsWhoHasIt(string typed, string expected)
    {
        Assert.Equal([expected], await FindAsync(typed));
        Assert.Equal([expected], await ListAsync(typed));
    }

    [Theory]
    [InlineData("+61 (0)412 345 987", FieldHost.International)]
    [InlineData("0412 345 987", FieldHost.International)]
    [InlineData("+61412345987", FieldHost.International)]
    [InlineData("61 412 345 987", FieldHost.International)]
    [InlineData("0061 412 345 987", FieldHost.International)]
    [InlineData("0011 61 412 345 987", FieldHost.International)]
    [InlineData("412345987", FieldHost.International)]
    [InlineData("04123", FieldHost.International)]
    [InlineData("0412 345", FieldHost.International)]
    [InlineData("+61 412 34", FieldHost.International)]
    [InlineData("345 987", FieldHost.International)]
    [InlineData("+61498765432", FieldHost.TrunkZero)]
    [InlineData("0498 765 432", FieldHost.TrunkZero)]
    [InlineData("+61 433 111 222", FieldHost.National)]
    [InlineData("0433-111-222", FieldHost.National)]
    [InlineData("02 9374 4000", FieldHost.Landline)]
    [InlineData("+61 2 9374 4000", FieldHost.Landline)]
    [InlineData("+6421345678", FieldHost.Abroad)]
    public Task Find_ByNumberInAnyWriting_FindsWhoHasIt(string typed, string expected) => Find_ByName_FindsWhoHasIt(typed, expected);

    [Theory]
    [InlineData("bobs burgers", FieldHost.Bob, "business name")]
    [InlineData("bob owner", FieldHost.Bob, "last name")]
    [InlineData("wattle sons", FieldHost.Business, "name")]
    [InlineData("bob", FieldHost.Bob, null)]
    [InlineData("quincey", FieldHost.IvanQuincey, "last name")]
    [InlineData("cooper@example.org", FieldHost.IvanCooper, "e-mail")]
    [InlineData("zml", FieldHost.Zoe, "e-mail")]
    [InlineData("0433 111 222", FieldHost.National, "mobile number")]
    [InlineData("2f0e0001", FieldHost.Zoe, "user id")]
    public async Task Find_WhatTheMaskHides_SaysWhatMatched(string typed, string expected, string? foundBy)
    {
        var hits = await field.Host.Get<IUserDirectory>().FindAsync(TestActors.Support, typed, 8, Token);

        Assert.Equal(foundBy, hits.First(hit => hit.UserId.Value == expected).FoundBy);
    }

    [Theory]
    [InlineData("https://dashboard.basiq.io/users/" + FieldHost.Zoe)]
    [InlineData("https://dashboard.basiq.io/apps/1/users/" + FieldHost.Zoe + "/details?tab=2")]
    [InlineData("{" + FieldHost.Zoe + "}")]
    [InlineData("\"" + FieldHost.Zoe + "\",")]
    [InlineData("userId: " + FieldHost.Zoe)]
    [InlineData("\u200B2F0E0001-0000-4000-8000-000000000001\u00A0")]
    public async Task Find_ByAPastedId_IsExact(string pasted)
    {
        var hits = await field.Host.Get<IUserDirectory>().FindAsync(TestActors.Support, pasted, 8, Token);

        Assert.Equal((FieldHost.Zoe, true), (hits[0].UserId.Value, hits[0].IsExactId));
    }

    [Theory]
    [InlineData("https://dashboard.basiq.io/users/" + FieldHost.Zoe + "/connections/" + FieldHost.ZoesConnection)]
    [InlineData("connectionId: " + FieldHost.ZoesConnection)]
    public async Task Find_ByALinkToAConnection_IsTheConnection(string pasted)
    {
        var hits = await field.Host.Get<IUserDirectory>().FindAsync(TestActors.Support, pasted, 8, Token);

        Assert.Equal((FieldHost.ZoesConnection, true), (hits[0].ConnectionId?.Value, hits[0].IsExactId));
    }

    [Fact]
    public async Task Find_AName_PutsFirstNamesFirstAndPartsOfWordsLast()
    {
        Assert.Equal([FieldHost.IvanCooper, FieldHost.IvanQuincey, FieldHost.LastNameIvan, FieldHost.Ivanova, FieldHost.Sullivan], await FindAsync("Ivan"));
    }

    [Theory]
    [InlineData("hooli ivan", FieldHost.IvanQuincey, "Hooli Bank")]
    [InlineData("Ivan Hooli Bank", FieldHost.IvanQuincey, "Hooli Bank")]
    [InlineData("hooli zoe", FieldHost.Zoe, "Hooli Bank")]
    public async Task Find_ABankAndAName_FindsTheCustomerThere(string typed, string expected, string bank)
    {
        var hits = await field.Host.Get<IUserDirectory>().FindAsync(TestActors.Support, typed, 8, Token);

        Assert.Equal((expected, bank), Assert.Single(hits, hit => hit.Bank is null) is var hit ? (hit.UserId.Value, hit.AtBank) : default);
        Assert.Equal([expected], await ListAsync(typed));
    }

    [Fact]
    public async Task Connections_OfABankAndAName_AreFound()
    {
        var page = await field.Host.Get<IConnectionService>().SearchAsync(TestActors.Support, new ConnectionListFilter("hooli ivan"), new PageRequest(100), Token);

        Assert.Equal([FieldHost.QuinceysConnection], page.Items.Select(row => row.Id.Value));
    }

    [Fact]
    public async Task Names_WithDirectionMarks_AreStoredWithoutThem()
    {
        var revealed = await field.Host.Get<IUserDirectory>().RevealAsync(TestActors.Support, BasiqAdmin.Basiq.Ids.UserId.Parse(FieldHost.Evil), Token);

        Assert.Equal("evil Person", revealed!.Name);
    }

    private async Task<IReadOnlyList<string>> FindAsync(string typed) =>
        [.. (await field.Host.Get<IUserDirectory>().FindAsync(TestActors.Support, typed, 8, Token)).Where(hit => hit.Bank is null).Select(hit => hit.UserId.Value)];

    private async Task<IReadOnlyList<string>> ListAsync(string typed) =>
        [.. (await field.Host.Get<IUserDirectory>().SearchAsync(TestActors.Support, new UserFilter(typed), new PageRequest(100), Token)).Items.Select(row => row.Id.Value)];
}

using BasiqAdmin.Circuits;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Components.Tests.Circuits;

public sealed class CircuitPlaceTests
{
    [Fact]
    public void CircuitPlace_OneTooManyOfAPerson_FindsNone_UntilOneOfTheirsIsGivenBack()
    {
        var places = Places(perPerson: 2, inAll: 10);
        using var first = Held(places, "ada");
        using var second = Held(places, "ada");
        using var third = new CircuitPlace(places);

        Assert.Equal(Crowding.OfPerson, third.Take("ada"));
        using var somebodyElse = Held(places, "ota");
        first.Dispose();
        Assert.Equal(Crowding.None, third.Take("ada"));
    }

    [Fact]
    public void CircuitPlace_OneTooManyInAll_FindsNone_WhoeverItIs()
    {
        var places = Places(perPerson: 2, inAll: 2);
        using var first = Held(places, "ada");
        using var second = Held(places, "ota");
        using var third = new CircuitPlace(places);

        Assert.Equal(Crowding.OfApp, third.Take("mira"));
    }

    [Fact]
    public async Task CircuitPlace_OfALostConnection_IsFree_AndHeldAgainOnceItIsBack()
    {
        var places = Places(perPerson: 1, inAll: 1);
        using var lost = Held(places, "ada");
        using var reloaded = new CircuitPlace(places);

        await DownAsync(lost);
        Assert.Equal(Crowding.None, reloaded.Take("ada"));
        await UpAsync(lost);

        Assert.Equal(2, places.Taken);
    }

    [Fact]
    public async Task CircuitPlace_EndedInAnyOrder_IsGivenBackOnce()
    {
        var places = Places(perPerson: 5, inAll: 5);
        var refused = new CircuitPlace(places);
        var closed = Held(places, "ada");
        var vanished = Held(places, "ada");

        await DownAsync(closed);
        closed.Dispose();
        closed.Dispose();
        vanished.Dispose();
        await UpAsync(refused);
        await DownAsync(refused);
        refused.Dispose();

        Assert.Equal(0, places.Taken);
    }

    [Fact]
    public void CircuitPlaces_TakenAndGivenBackByManyAtOnce_ComeOutEven()
    {
        var places = Places(perPerson: 3, inAll: 5);

        Parallel.For(0, 10_000, number =>
        {
            using var place = new CircuitPlace(places);
            place.Take($"person-{number % 3}");
        });

        Assert.Equal(0, places.Taken);
    }

    private static CircuitPlaces Places(int perPerson, int inAll) =>
        new(Options.Create(new CircuitLimits { CircuitsPerPerson = perPerson, Circuits = inAll }));

    private static CircuitPlace Held(CircuitPlaces places, string person)
    {
        var place = new CircuitPlace(places);
        Assert.Equal(Crowding.None, place.Take(person));
        return place;
    }

    // The framework makes circuits, nobody else can; what is held does not depend on which one it is.
    private static Task UpAsync(CircuitPlace place) => place.OnConnectionUpAsync(circuit: null!, CancellationToken.None);

    private static Task DownAsync(CircuitPlace place) => place.OnConnectionDownAsync(circuit: null!, CancellationToken.None);
}

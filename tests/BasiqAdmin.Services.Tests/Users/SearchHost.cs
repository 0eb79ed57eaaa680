using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Users;

/// <summary>A directory of a few people that the search tests only read.</summary>
public sealed class SearchHost : IAsyncLifetime
{
    public ServicesHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await ServicesHost.StartAsync();
        await Host.StoreAsync(
            People.User("ea3a81f0-gavin", "Gavin", "Belson", "gavin.belson@hooli.com", "+61400123666"),
            People.Connection("c0ffee11-aaaa", "ea3a81f0-gavin"),
            People.Connection("c0ffee22-bbbb", "ea3a81f0-gavin", status: "invalid"));
        await Host.StoreAsync(People.User("b7-laurie", "Laurie", "Bream", "laurie@raviga.com", "0412 999 000"));
        await Host.StoreAsync(People.User("c9-juergen", "Jürgen", "Müller-Groß", "jm@beispiel.de"));
        await Host.StoreAsync(People.User("d1-quotes", "Conan \"Big\"", "O'Brien", "100%_sure@example.com"));
        await Host.StoreAsync(People.User("e5-og", "Og", "Li", "og@li.io", "+61488000111"));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Users;

/// <summary>A directory of people as they are in the field, with accents, apostrophes, businesses and numbers in every writing; the tests only read it.</summary>
public sealed class FieldHost : IAsyncLifetime
{
    public const string Zoe = "2f0e0001-0000-4000-8000-000000000001";
    public const string QuinceysConnection = "5a5a0002-0000-4000-8000-000000000003";
    public const string ZoesConnection = "5a5a0002-0000-4000-8000-000000000001";

    public const string OneField = "5a5a0001-0000-4000-8000-000000000099";
    public const string Nguyen = "5a5a0001-0000-4000-8000-000000000002";
    public const string Celik = "5a5a0001-0000-4000-8000-000000000003";
    public const string Siobhan = "5a5a0001-0000-4000-8000-000000000004";
    public const string Darcy = "5a5a0001-0000-4000-8000-000000000005";
    public const string Oyvind = "5a5a0001-0000-4000-8000-000000000006";
    public const string International = "5a5a0001-0000-4000-8000-000000000007";
    public const string TrunkZero = "5a5a0001-0000-4000-8000-000000000008";
    public const string National = "5a5a0001-0000-4000-8000-000000000009";
    public const string Landline = "5a5a0001-0000-4000-8000-000000000010";
    public const string Abroad = "5a5a0001-0000-4000-8000-000000000011";
    public const string Bob = "5a5a0001-0000-4000-8000-000000000012";
    public const string Business = "5a5a0001-0000-4000-8000-000000000013";
    public const string Li = "5a5a0001-0000-4000-8000-000000000014";
    public const string Wang = "5a5a0001-0000-4000-8000-000000000015";
    public const string Evil = "5a5a0001-0000-4000-8000-000000000016";
    public const string Sullivan = "5a5a0001-0000-4000-8000-000000000017";
    public const string Ivanova = "5a5a0001-0000-4000-8000-000000000018";
    public const string LastNameIvan = "5a5a0001-0000-4000-8000-000000000019";
    public const string IvanCooper = "5a5a0001-0000-4000-8000-000000000020";
    public const string IvanQuincey = "5a5a0001-0000-4000-8000-000000000021";

    public ServicesHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await ServicesHost.StartAsync();
        await Host.StoreAsync(People.User(Zoe, "Zoë", "Müller-Lüdenscheidt", "zml@example.org"), People.Connection(ZoesConnection, Zoe));
        await Host.StoreAsync(People.User(Nguyen, "Nguyễn Thị", "Ánh"));
        await Host.StoreAsync(People.User(Celik, "İpek", "Çelik"));
        await Host.StoreAsync(People.User(Siobhan, "Siobha\u0301n", "O’Brien"));
        await Host.StoreAsync(People.User(Darcy, "Ann", "D'Arcy"));
        await Host.StoreAsync(People.User(Oyvind, "Øyvind", "Łukasz-Strauß"));
        await Host.StoreAsync(People.User(International, "Ina", "Ternational", mobile: "61412345987"));
        await Host.StoreAsync(People.User(TrunkZero, "Tru", "Nk", mobile: "+61 (0)498 765 432"));
        await Host.StoreAsync(People.User(National, "Na", "Tional", mobile: "0433111222"));
        await Host.StoreAsync(People.User(Landline, "Lan", "Dline", mobile: "(02) 9374 4000"));
        await Host.StoreAsync(People.User(Abroad, "Abe", "Road", mobile: "+64 21 345 678"));
        await Host.StoreAsync(People.User(Bob, "Bob", "Owner", businessName: "Bobs Burgers Pty Ltd"));
        await Host.StoreAsync(People.User(OneField) with { Name = "Max Example" });
        await Host.StoreAsync(People.User(Business, businessName: "Wattle & Sons"));
        await Host.StoreAsync(People.User(Li, "小龙", "李"));
        await Host.StoreAsync(People.User(Wang, "王芳"));
        await Host.StoreAsync(People.User(Evil, "\u202Eevil", "Per\u200Bson\u2066"));
        await Host.StoreAsync(People.User(Sullivan, "Ada", "Sullivan", "ada@example.org"));
        await Host.StoreAsync(People.User(Ivanova, "Olga", "Ivanova"));
        await Host.StoreAsync(People.User(LastNameIvan, "Ada", "Ivan"));
        await Host.StoreAsync(People.User(IvanCooper, "Ivan", "Cooper", "cooper@example.org"), People.Connection("5a5a0002-0000-4000-8000-000000000002", IvanCooper, institution: "AU00002"));
        await Host.StoreAsync(People.User(IvanQuincey, "Ivan", "Quincey"), People.Connection(QuinceysConnection, IvanQuincey));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

using BasiqAdmin.Testing.App;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Hosting;

public sealed class KeysTests
{
    [Fact]
    public async Task KeysThatAnEarlierVersionKeptInFiles_AreTakenOverIntoTheDatabase()
    {
        var folder = Directory.CreateTempSubdirectory("basiqadmin-keys-");
        var keys = new DirectoryInfo(Path.Combine(folder.FullName, "keys"));
        var hidden = DataProtectionProvider.Create(keys, builder => builder.SetApplicationName("BasiqAdmin")).CreateProtector("test").Protect("a saved view");
        await using (var app = new AdminFactory())
        {
            app.Settings["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, "test.db")}";

            var shown = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(hidden);

            Assert.Equal("a saved view", shown);
            Assert.False(Directory.Exists(keys.FullName));
        }

        folder.Delete(recursive: true);
    }
}

using BasiqAdmin.Services.ErrorLog;
using Microsoft.AspNetCore.Routing;

namespace BasiqAdmin.Services.Tests.ErrorLog;

public sealed class ErrorFieldsTests
{
    [Fact]
    public void Scope_OfTheWebFramework_DoesNotPassItsNetworkConnectionOffAsOneToABank()
    {
        var fields = new ErrorFields();

        fields.AddScope(new RouteValueDictionary { ["ConnectionId"] = "0HNQ6T838ID6V" });

        Assert.Null(fields.ConnectionId);
    }

    [Fact]
    public void Scope_OfThisApp_GivesItsIds()
    {
        var fields = new ErrorFields();

        fields.AddScope(new Dictionary<string, object?>(StringComparer.Ordinal) { ["connectionId"] = "conn-a1" });

        Assert.Equal("conn-a1", fields.ConnectionId);
    }
}

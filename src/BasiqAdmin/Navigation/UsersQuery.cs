using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the list of users.</summary>
public sealed record UsersQuery(UserFilter Filter, PageRequest Page) : IListQuery
{
    /// <summary>The list as it is before anybody narrows it.</summary>
    public static UsersQuery Default { get; } = new(new UserFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static UsersQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        var filter = new UserFilter(reader.SearchText(), reader.Choice<DirectoryState>("state"), reader.Flag("trouble"), reader.Flag("ending")) { Tab = reader.Choice<UserTab>("tab") ?? UserTab.All };
        return new UsersQuery(filter, reader.Page());
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        QueryKeys.SearchText(Filter.Text),
        new("tab", Filter.Tab == UserTab.All ? null : QueryKeys.Name<UserTab>(Filter.Tab)),
        new("state", QueryKeys.Name(Filter.State)),
        new("trouble", QueryKeys.Flag(Filter.InTrouble)),
        new("ending", QueryKeys.Flag(Filter.EndsSoon)),
        .. QueryKeys.Of(Page),
    ];
}

using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the recovery queue's list.</summary>
public sealed record RecoveryQuery(RecoveryFilter Filter, PageRequest Page) : IListQuery
{
    /// <summary>The list as it is before anybody narrows it: what is in the queue.</summary>
    public static RecoveryQuery Default { get; } = new(new RecoveryFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static RecoveryQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        InstitutionId? bank = InstitutionId.TryParse(reader.Text("bank"), out var id) ? id : null;
        return new RecoveryQuery(new RecoveryFilter(reader.Choice<RecoveryStage>("stage") ?? RecoveryStage.Open, bank, reader.SearchText()), reader.Page());
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        new("stage", Filter.Stage == RecoveryStage.Open ? null : QueryKeys.Name<RecoveryStage>(Filter.Stage)),
        new("bank", Filter.Institution?.Value),
        QueryKeys.SearchText(Filter.Text),
        .. QueryKeys.Of(Page),
    ];
}

using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>A directory whose answers are set by the test.</summary>
public sealed class FakeUserDirectory : IUserDirectory
{
    public Answer<Page<UserRow>> Search { get; } = new(Sample.PageOf<UserRow>());

    public Answer<IReadOnlyList<SearchHit>> Find { get; } = new([]);

    public Answer<PersonalDetails?> Reveal { get; } = new(Sample.Unmasked);

    public Answer<UserCounts> Count { get; } = new(new UserCounts(0, 0, 0, 0, 0));

    public Answer<ImportPreview> Preview { get; } = new(new ImportPreview(null, 1, 1, [Sample.UserId], 1, [], IsWhole: true));

    public Answer<ImportReport> Import { get; } = new(new ImportReport(0, 0, [], [], []));

    /// <summary>The filter and page of every search, oldest first.</summary>
    public List<(UserFilter Filter, PageRequest Page)> Searches { get; } = [];

    /// <summary>The texts that were looked at before an import.</summary>
    public List<string> Previewed { get; } = [];

    /// <summary>The column that was chosen for each of these and of the imports, oldest first.</summary>
    public List<int?> Columns { get; } = [];

    /// <summary>The texts that were imported.</summary>
    public List<string> Imported { get; } = [];

    /// <summary>Reported to the caller before the import answers.</summary>
    public ImportProgress? Progress { get; set; }

    public Task<Page<UserRow>> SearchAsync(Actor actor, UserFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page));
        return Search.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyList<SearchHit>> FindAsync(Actor actor, string text, int limit, CancellationToken cancellationToken) => Find.GetAsync(cancellationToken);

    public Task<PersonalDetails?> RevealAsync(Actor actor, UserId userId, CancellationToken cancellationToken) => Reveal.GetAsync(cancellationToken);

    public Task<UserCounts> CountAsync(Actor actor, CancellationToken cancellationToken) => Count.GetAsync(cancellationToken);

    public async Task<ImportPreview> PreviewImportAsync(Actor actor, TextReader text, int? column, CancellationToken cancellationToken)
    {
        Columns.Add(column);
        Previewed.Add(await text.ReadToEndAsync(cancellationToken));
        return await Preview.GetAsync(cancellationToken);
    }

    public async Task<ImportReport> ImportAsync(Actor actor, TextReader text, int? column, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        Columns.Add(column);
        Imported.Add(await text.ReadToEndAsync(cancellationToken));
        if (Progress is { } seen)
        {
            progress?.Report(seen);
        }

        return await Import.GetAsync(cancellationToken);
    }
}

using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Data;

/// <summary>Makes users findable who were stored by an earlier version of the app or with another <see cref="SearchOptions.PhoneRegion"/>, before anybody searches. Goes on where it was stopped.</summary>
public sealed partial class SearchTextRefill(IDbContextFactory<AdminContext> contexts, IOptions<SearchOptions> options, ILogger<SearchTextRefill> logger)
{
    private const int BatchSize = 1000;

    /// <summary>Writes the search text of every user whose text has another form.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var filled = 0;
        int batch;
        do
        {
            batch = await FillAsync(cancellationToken);
            filled += batch;
        }
        while (batch == BatchSize);
        if (filled > 0)
        {
            Log.Filled(logger, filled);
        }
    }

    private async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        // The transaction writes from its start, so that no look-up stores newer details between the reading and the writing.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var phones = options.Value.Phones;
        var version = SearchText.Version(phones);

        // Not "!=", which would not use the index.
        var users = await context.Set<DirectoryUser>().Where(user => user.SearchVersion < version || user.SearchVersion > version).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var user in users)
        {
            user.Name = PlainText.Of(user.Name);
            user.Email = PlainText.Of(user.Email);
            user.Mobile = PlainText.Of(user.Mobile);
            SearchText.Fill(user, phones);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return users.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Made {Count} users findable as this version and its settings search")]
        public static partial void Filled(ILogger logger, int count);
    }
}

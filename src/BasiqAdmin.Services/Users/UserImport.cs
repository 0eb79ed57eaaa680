using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Users;

/// <summary>Imports user ids: stores them all first, so that nothing is lost whatever happens later, then looks each up.</summary>
public sealed class UserImport(DirectoryWriter writer, BulkLookup lookups, ImportActivity activity)
{
    private const int ChunkSize = 1000;
    private const int ProgressSteps = 100;

    /// <summary>Reads <paramref name="text"/>, or the <paramref name="column"/> of it that somebody chose, to its end and returns when every id that needs a look-up has had one.</summary>
    /// <exception cref="RejectedException">The text is a workbook's; nothing was stored.</exception>
    public async Task<ImportReport> RunAsync(TextReader text, int? column, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        using var running = activity.Begin();
        var tally = new ImportTally();
        var open = await StoreAsync(text, column, tally, cancellationToken);
        progress?.Report(new ImportProgress(0, open.Count));
        var done = 0;
        void Take(OpenLine line, LookupOutcome outcome)
        {
            tally.Count(line.Entry, outcome, line.IsNew);
            var count = Interlocked.Increment(ref done);
            if (count == open.Count || count % Math.Max(1, open.Count / ProgressSteps) == 0)
            {
                progress?.Report(new ImportProgress(count, open.Count));
            }
        }

        await lookups.RunAsync(open, line => line.Entry.Id!.Value, UserSource.Import, Take, cancellationToken);
        return tally.Report();
    }

    /// <summary>Stores the ids and gives back the lines whose id is to be looked up.</summary>
    private async Task<List<OpenLine>> StoreAsync(TextReader text, int? column, ImportTally tally, CancellationToken cancellationToken)
    {
        var open = new List<OpenLine>();
        var seen = new HashSet<UserId>();
        await foreach (var chunk in new ImportReader(text, column).ReadAsync(cancellationToken).Chunk(ChunkSize).WithCancellation(cancellationToken))
        {
            var fresh = chunk.Where(entry => IsFresh(entry, seen, tally)).ToList();
            var known = await writer.AddAsync([.. fresh.Select(entry => entry.Id!.Value)], UserSource.Import, cancellationToken);
            foreach (var entry in fresh)
            {
                var isNew = !known.TryGetValue(entry.Id!.Value, out var state);
                if (isNew || state != DirectoryState.Known)
                {
                    open.Add(new OpenLine(entry, isNew));
                }
                else
                {
                    tally.Count(entry, LookupOutcome.Found, isNew: false);
                }
            }
        }

        return open;
    }

    private static bool IsFresh(ImportEntry entry, HashSet<UserId> seen, ImportTally tally)
    {
        if (entry.Id is not { } id)
        {
            tally.CountMalformed(entry);
            return false;
        }

        if (seen.Add(id))
        {
            return true;
        }

        tally.Count(entry, LookupOutcome.Found, isNew: false);
        return false;
    }

    private sealed record OpenLine(ImportEntry Entry, bool IsNew);
}

using System.Collections.Concurrent;

namespace BasiqAdmin.Services.Users;

/// <summary>Counts what becomes of the lines of an import; look-ups report from several threads.</summary>
internal sealed class ImportTally
{
    private const string NoIdProblem = "No user id here. Basiq's ids look like 01234567-89ab-cdef-0123-456789abcdef.";
    private const string NotFoundProblem = "Basiq does not know this id: the user was deleted, or the id belongs to another application.";
    private const string FailedProblem = "Basiq could not be asked. The id is stored and is looked up again in the background.";

    private readonly ConcurrentQueue<ImportLine> notFound = new();
    private readonly ConcurrentQueue<ImportLine> malformed = new();
    private readonly ConcurrentQueue<ImportLine> failed = new();
    private int added;
    private int known;

    public void Count(ImportEntry entry, LookupOutcome outcome, bool isNew)
    {
        switch (outcome)
        {
            case LookupOutcome.NotFound:
                notFound.Enqueue(new ImportLine(entry.Number, entry.Text, NotFoundProblem));
                break;
            case LookupOutcome.Failed:
                failed.Enqueue(new ImportLine(entry.Number, entry.Text, FailedProblem));
                break;
            default:
                Interlocked.Increment(ref isNew ? ref added : ref known);
                break;
        }
    }

    public void CountMalformed(ImportEntry entry) => malformed.Enqueue(WithoutId(entry));

    public static ImportLine WithoutId(ImportEntry entry) => new(entry.Number, entry.Text, NoIdProblem);

    public ImportReport Report() => new(added, known, ByNumber(notFound), ByNumber(malformed), ByNumber(failed));

    private static List<ImportLine> ByNumber(IEnumerable<ImportLine> lines) => [.. lines.OrderBy(line => line.Number)];
}

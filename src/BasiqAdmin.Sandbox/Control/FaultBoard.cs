namespace BasiqAdmin.Sandbox.Control;

/// <summary>The faults that wait for their requests, oldest first.</summary>
internal sealed class FaultBoard
{
    private readonly Lock _gate = new();
    private readonly List<Waiting> _waiting = [];

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            _waiting.Add(new Waiting(fault) { Left = fault.Times is { } times ? times == 0 ? int.MaxValue : times : 1 });
        }
    }

    public Fault? Take(string method, string path)
    {
        lock (_gate)
        {
            if (_waiting.Find(waiting => waiting.Fault.Matches(method, path)) is not { } found)
            {
                return null;
            }

            if (found.Left != int.MaxValue && --found.Left == 0)
            {
                _waiting.Remove(found);
            }

            return found.Fault;
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _waiting.Clear();
        }
    }

    private sealed class Waiting(Fault fault)
    {
        public Fault Fault => fault;

        public int Left { get; set; }
    }
}

/// <summary>
/// What POST /_sandbox/faults sets up for the next requests to a path.
/// </summary>
/// <param name="Path">Template as in the stats, for example <c>/users/{userId}</c>, optionally with the method before it.</param>
/// <param name="Status">Answer with this status and the error that belongs to it.</param>
/// <param name="LatencyMs">Wait this long, in real time, before answering.</param>
/// <param name="Times">How many requests it hits: 1 when absent, 0 for all until the reset.</param>
/// <param name="Drop">Cut the connection instead of answering.</param>
/// <param name="Malformed">Answer with a body that is no JSON.</param>
/// <param name="AfterEffect">Carry the request out first, and only then wait, drop or fail.</param>
/// <param name="Code">Code of the error, for statuses that have several.</param>
/// <param name="Detail">Detail of the error.</param>
/// <param name="RetryAfter">Value of a Retry-After header in seconds.</param>
/// <param name="Body">Answer with just this JSON, with 200 unless a status is given: what a gateway says, or a reply of a shape of its own.</param>
/// <param name="AddRow">Answer as always, with this JSON as one more row, the last one, of the list.</param>
internal sealed record Fault(
    string Path, int? Status, int? LatencyMs, int? Times, bool Drop, bool Malformed, bool AfterEffect,
    string? Code, string? Detail, int? RetryAfter, string? Body, string? AddRow)
{
    public bool Matches(string method, string path)
    {
        var space = Path.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? Path == path
            : string.Equals(Path[..space], method, StringComparison.OrdinalIgnoreCase) && Path[(space + 1)..].Trim() == path;
    }
}

/// <summary>Marks a request whose connection is to be cut instead of being answered.</summary>
internal sealed record DroppedReply;

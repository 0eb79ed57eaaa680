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

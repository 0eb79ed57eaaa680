using Microsoft.Extensions.Options;

namespace BasiqAdmin.Circuits;

/// <summary>Counts the connected circuits of this app, by person and in all. Shared by all circuits.</summary>
public sealed class CircuitPlaces(IOptions<CircuitLimits> limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>Circuits that hold a place now.</summary>
    public int Taken
    {
        get
        {
            lock (_gate)
            {
                return _all;
            }
        }
    }

    /// <summary>Takes a place for one more circuit of <paramref name="person"/>, or says what there are too many of.</summary>
    public Crowding Take(string person)
    {
        lock (_gate)
        {
            if (_taken.GetValueOrDefault(person) >= limits.Value.CircuitsPerPerson)
            {
                return Crowding.OfPerson;
            }

            if (_all >= limits.Value.Circuits)
            {
                return Crowding.OfApp;
            }

            Add(person);
            return Crowding.None;
        }
    }

    /// <summary>A place for a circuit that comes back: somebody's work is in it, so it is let in even where it makes one too many.</summary>
    public void TakeAgain(string person)
    {
        lock (_gate)
        {
            Add(person);
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(string person)
    {
        lock (_gate)
        {
            _all--;
            if (--_taken[person] == 0)
            {
                _taken.Remove(person);
            }
        }
    }

    private void Add(string person)
    {
        _all++;
        _taken[person] = _taken.GetValueOrDefault(person) + 1;
    }
}

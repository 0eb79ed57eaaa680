using System.ComponentModel.DataAnnotations;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Circuits;

/// <summary>Counts the connected circuits of this app, by person and in all. Shared by all circuits.</summary>
public sealed class CircuitPlaces(IOptions<CircuitLimits> limits)
{
    /// <summary>Name of the meter under which they are counted.</summary>
    public const string MeterName = "BasiqAdmin";

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

    /// <summary>Lets whoever collects measurements read how many hold a place.</summary>
    internal ObservableUpDownCounter<int> CountFor(IMeterFactory meters) =>
        meters.Create(MeterName).CreateObservableUpDownCounter("basiqadmin.circuit.connected", () => Taken, "{circuit}", "Connected circuits, as counted against Limits:Circuits.");

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

/// <summary>
/// The place of one circuit. It is held while the browser is connected: a circuit that only waits for its browser to come back is bounded by
/// <see cref="CircuitLimits.DisconnectedCircuits"/> and must not shut out the person who has just reloaded the page.
/// </summary>
public sealed class CircuitPlace(CircuitPlaces places) : CircuitHandler, IDisposable
{
    private string? _person;
    private bool _isHeld;

    /// <summary>Takes the place for <paramref name="person"/> before the circuit draws its first page, or says why there is none.</summary>
    public Crowding Take(string person)
    {
        var crowding = places.Take(person);
        if (crowding is Crowding.None)
        {
            (_person, _isHeld) = (person, true);
        }

        return crowding;
    }

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_person is not null && !_isHeld)
        {
            places.TakeAgain(_person);
            _isHeld = true;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Leave();
        return Task.CompletedTask;
    }

    /// <summary>The circuit has ended, in whatever way.</summary>
    public void Dispose() => Leave();

    private void Leave()
    {
        if (_person is not null && _isHeld)
        {
            _isHeld = false;
            places.Leave(_person);
        }
    }
}

/// <summary>Of what there are too many when a page is opened.</summary>
public enum Crowding
{
    /// <summary>There is room.</summary>
    None,

    /// <summary>One person's pages.</summary>
    OfPerson,

    /// <summary>Everybody's pages.</summary>
    OfApp,
}

/// <summary>Section <c>Limits</c>: how many pages may be open. Each is a circuit, which holds memory here for as long as it is.</summary>
public sealed class CircuitLimits
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Limits";

    /// <summary>Pages that one person may have open. Default 30.</summary>
    [Range(1, 10_000, ErrorMessage = "Limits:CircuitsPerPerson must be a number from 1 to 10000.")]
    public int CircuitsPerPerson { get; set; } = 30;

    /// <summary>Pages that may be open in all. Default 1000.</summary>
    [Range(1, 100_000, ErrorMessage = "Limits:Circuits must be a number from 1 to 100000.")]
    public int Circuits { get; set; } = 1000;

    /// <summary>Pages that lost their connection and are kept for three minutes, in case it comes back. Default 100.</summary>
    [Range(0, 100_000, ErrorMessage = "Limits:DisconnectedCircuits must be a number from 0 to 100000.")]
    public int DisconnectedCircuits { get; set; } = 100;
}

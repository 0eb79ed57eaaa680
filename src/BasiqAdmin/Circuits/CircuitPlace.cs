using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BasiqAdmin.Circuits;

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

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace BasiqAdmin.Testing.Telemetry;

/// <summary>Keeps what the instruments of one container measure; those of other apps in this process are left out.</summary>
public sealed class MeasurementLog : IDisposable
{
    private readonly ConcurrentQueue<Measured> measured = new();
    private readonly MeterListener listener = new();

    /// <summary>Listens to the instruments that <paramref name="meters"/> makes or has made.</summary>
    public MeasurementLog(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
    }

    /// <summary>The measurements of an instrument so far, in order.</summary>
    public IReadOnlyList<Measured> Of(string instrument) => [.. measured.Where(one => string.Equals(one.Instrument, instrument, StringComparison.Ordinal))];

    /// <summary>Reads the instruments that are asked, as a collector does at its interval.</summary>
    public void Read() => listener.RecordObservableInstruments();

    public void Dispose() => listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Enqueue(new Measured(instrument.Name, value, string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}

/// <summary>One measurement.</summary>
/// <param name="Instrument">Name of the instrument.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Attributes">Its attributes as <c>name=value, name=value</c>, in the order in which they were given.</param>
public sealed record Measured(string Instrument, double Value, string Attributes);

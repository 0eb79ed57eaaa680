using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Feeds;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Tells everybody in this app about changes of the banks' health, at once. What was missed stands in the stored history.</summary>
public sealed partial class ConnectorChanges(ILogger<ConnectorChanges> logger)
{
    private readonly Listeners<ConnectorChange> listeners = new(exception => Log.NotHeard(logger, exception));

    /// <summary>The newest stored span that was told of; null before the first look.</summary>
    internal long? ToldUpTo { get; set; }

    /// <summary>Hears of every change until the result is disposed. The listener is called on the watcher's time and must return at once.</summary>
    public IDisposable Subscribe(Action<ConnectorChange> listener) => listeners.Add(listener);

    /// <summary>Tells about a change; a listener that throws does not keep the others from hearing it.</summary>
    public void Raise(ConnectorChange change) => listeners.Tell(change);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A page could not be told about a change of a bank's health")]
        public static partial void NotHeard(ILogger logger, Exception exception);
    }
}

/// <summary>A connector was seen in another status than before.</summary>
/// <param name="InstitutionId">The bank.</param>
/// <param name="BankName">Its name.</param>
/// <param name="Method">Its method.</param>
/// <param name="Before">The status before; it may have been seen before a gap.</param>
/// <param name="After">The status now.</param>
/// <param name="At">When it was first seen so, UTC.</param>
public sealed record ConnectorChange(InstitutionId InstitutionId, string BankName, ConnectionMethod Method, ConnectorStatus Before, ConnectorStatus After, DateTimeOffset At)
{
    /// <summary>The bank went down.</summary>
    public bool BeginsOutage => After == ConnectorStatus.MajorOutage;

    /// <summary>The bank came back, in full or in part.</summary>
    public bool EndsOutage => Before == ConnectorStatus.MajorOutage;
}

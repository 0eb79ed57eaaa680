using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Basiq.Events;

/// <summary>Events of the whole application (core.yml, /events). There are none about jobs.</summary>
public sealed class EventsApi
{
    private readonly BasiqHttp http;

    internal EventsApi(BasiqHttp http) => this.http = http;

    /// <summary>Lists the events of the last 7 days, all pages, in Basiq's order.</summary>
    /// <exception cref="BasiqException">As every call.</exception>
    /// <exception cref="ArgumentException">A word of the filter holds characters that a filter cannot carry.</exception>
    public Task<BasiqList<BasiqEvent>> ListAsync(EventFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var request = new BasiqRequest(HttpMethod.Get, "/events")
        {
            Filter = FilterText.AllOf(
                ("user.id", filter?.UserId?.Value),
                ("event.entity", filter?.Entity),
                ("event.type", filter?.EventType)),
        };
        return http.ListAsync(request, EventJson.Default.EventWire, static wire => wire.ToModel(), cancellationToken);
    }

    /// <summary>Retrieves an event.</summary>
    /// <exception cref="BasiqException">NotFound when there is none.</exception>
    public Task<BasiqEvent> GetAsync(EventId eventId, CancellationToken cancellationToken = default)
    {
        var request = new BasiqRequest(HttpMethod.Get, "/events/{eventId}", BasiqRequest.Value("eventId", eventId.Value));
        return http.ReadAsync(request, EventJson.Default.EventWire, static wire => wire.ToModel(), cancellationToken);
    }
}

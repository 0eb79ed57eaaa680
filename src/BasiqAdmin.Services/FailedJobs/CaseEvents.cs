using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Writes a case's history.</summary>
internal static class CaseEvents
{
    public static void Note(this FailedJobCase about, CaseEventKind kind, Actor actor, DateTimeOffset at, string? text = null, long? bulkActionKey = null) =>
        about.Events.Add(new CaseEvent { At = at, ActorId = actor.Id, ActorName = actor.Name, Kind = kind, Text = text, BulkActionKey = bulkActionKey });
}

using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Pages.Connectors;

/// <summary>The lists that belong to a bank.</summary>
public static class ConnectorLinks
{
    /// <summary>The open cases of a bank, through whichever way.</summary>
    public static FailedJobsQuery Cases(InstitutionId bank) => FailedJobsQuery.Default with { Filter = new CaseFilter { Institution = bank } };

    /// <summary>The cases that hang on a connector, open ones if not said otherwise.</summary>
    public static FailedJobsQuery Cases(InstitutionId bank, ConnectionMethod method, CaseState state = CaseState.Open) =>
        FailedJobsQuery.Default with { Filter = new CaseFilter { Institution = bank, Method = method, State = state } };

    /// <summary>The connections that use a connector.</summary>
    public static ConnectionsQuery Connections(InstitutionId bank, ConnectionMethod method) => new(new ConnectionListFilter(Institution: bank.Value, Method: method.Value), new PageRequest());

    /// <summary>The jobs at a bank that failed during an incident.</summary>
    public static JobsQuery FailedDuring(InstitutionId bank, Incident incident) => JobsQuery.Default with { Filter = new JobFilter(JobStatus.Failed, bank, Since: incident.FromAt, Until: incident.ToAt) };
}

namespace BasiqAdmin.Services.Access;

/// <summary>The four kinds of people who use the dashboard.</summary>
public enum Role
{
    /// <summary>Answers "why is my bank data not updating?".</summary>
    Support,

    /// <summary>Looks after the connections and may purge their data.</summary>
    Admin,

    /// <summary>Reviews failed jobs, approves purges.</summary>
    TeamLead,

    /// <summary>Reads what was done and by whom; changes nothing.</summary>
    Auditor,
}

namespace BasiqAdmin.Services.Access;

/// <summary>The four kinds of people who use the dashboard.</summary>
public enum Role
{
    /// <summary>Answers "why is my bank data not updating?".</summary>
    Support = 0,

    /// <summary>Looks after the connections and may purge their data.</summary>
    Admin = 1,

    /// <summary>Reviews failed jobs, approves purges.</summary>
    TeamLead = 2,

    /// <summary>Reads what was done and by whom; changes nothing.</summary>
    Auditor = 3,
}

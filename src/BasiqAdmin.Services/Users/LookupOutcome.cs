namespace BasiqAdmin.Services.Users;

/// <summary>What a look-up of one user came to.</summary>
public enum LookupOutcome
{
    /// <summary>Basiq knows the user; the directory is up to date.</summary>
    Found,

    /// <summary>Basiq does not know the user; personal details are removed.</summary>
    NotFound,

    /// <summary>Basiq did not answer, or was not asked because it had stopped answering.</summary>
    Failed,
}

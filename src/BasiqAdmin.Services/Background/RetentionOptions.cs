using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Services.Background;

/// <summary>How many days each kind of record is kept; section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Retention";

    /// <summary>Days that warnings and errors are kept. Default 90.</summary>
    [Range(1, 3650, ErrorMessage = "Retention:Errors must be a number of days from 1 to 3650.")]
    public int Errors { get; set; } = 90;

    /// <summary>Days after which a job, or a resolved case, is deleted. Default 400.</summary>
    [Range(8, 3650, ErrorMessage = "Retention:Jobs must be a number of days from 8 to 3650.")]
    public int Jobs { get; set; } = 400;

    /// <summary>Days after which what was seen of a bank is deleted; what lasts is kept. Default 400; pages show 90.</summary>
    [Range(91, 3650, ErrorMessage = "Retention:Connectors must be a number of days from 91 to 3650.")]
    public int Connectors { get; set; } = 400;

    /// <summary>Days after which a refresh is deleted. Default 400. The report of frequent refreshes looks back 28 days.</summary>
    [Range(29, 3650, ErrorMessage = "Retention:Refreshes must be a number of days from 29 to 3650.")]
    public int Refreshes { get; set; } = 400;

    /// <summary>Days after which a ticket of the recovery queue that has ended is deleted. Default 400.</summary>
    [Range(8, 3650, ErrorMessage = "Retention:Recovery must be a number of days from 8 to 3650.")]
    public int Recovery { get; set; } = 400;

    /// <summary>Days after which a session that has ended is deleted. Default 90. The audit trail keeps who signed in.</summary>
    [Range(1, 3650, ErrorMessage = "Retention:Sessions must be a number of days from 1 to 3650.")]
    public int Sessions { get; set; } = 90;
}

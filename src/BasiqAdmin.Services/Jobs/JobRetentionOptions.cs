using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Services.Jobs;

/// <summary>How long jobs and resolved cases are kept; section <c>Retention</c>.</summary>
public sealed class JobRetentionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Retention";

    /// <summary>Days after which a job, or a resolved case, is deleted. Default 400.</summary>
    [Range(8, 3650, ErrorMessage = "Retention:Jobs must be a number of days from 8 to 3650.")]
    public int Jobs { get; set; } = 400;
}

using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Services.Users;

/// <summary>Section <c>Directory</c> of the settings.</summary>
public sealed class DirectoryOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Directory";

    /// <summary>File or http(s) address of user ids that are imported at every start; empty for none.</summary>
    public string? ImportFrom { get; set; }

    /// <summary>After this time a user is read from Basiq again. Default one day.</summary>
    public TimeSpan SyncAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Look-ups under way at the same time in the background. Default 8.</summary>
    [Range(1, 64, ErrorMessage = "Directory:Concurrency must be a number from 1 to 64.")]
    public int Concurrency { get; set; } = 8;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SyncAfter < TimeSpan.FromMinutes(1))
        {
            yield return new ValidationResult("Directory:SyncAfter must be at least one minute, e.g. \"1.00:00:00\" for a day.");
        }
    }
}

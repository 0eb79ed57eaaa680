using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Section <c>Connectors</c> of the settings.</summary>
public sealed class ConnectorOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Connectors";

    private const double PausesThatAreAGap = 2.5;

    /// <summary>Pause between two readings of the banks' health. Default 5 minutes.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Time without a reading after which nobody knows how the banks were meanwhile: two and a half intervals.</summary>
    public TimeSpan LongestPause => PollInterval * PausesThatAreAGap;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PollInterval < TimeSpan.FromSeconds(30) || PollInterval > TimeSpan.FromHours(1))
        {
            yield return new ValidationResult("Connectors:PollInterval must be a time from 30 seconds to one hour, e.g. \"00:05:00\" for 5 minutes.");
        }
    }
}

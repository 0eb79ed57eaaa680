using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Section <c>Recovery</c> of the settings.</summary>
public sealed class RecoveryOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Recovery";

    /// <summary>How long a bank has to be seen operational without a break, from one look at it to another, before connections are tried again. Default 10 minutes.</summary>
    public TimeSpan OperationalFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Shortest time between two refreshes of one bank's connections; up to a quarter of it is added by chance. Default 20 seconds.</summary>
    public TimeSpan Stagger { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Whether connections that failed because of an outage enter the queue by themselves; Basiq's best practices have the wait for the bank automated.
    /// Switched off, only those wait that somebody queued. Default on.
    /// </summary>
    public bool Automatic { get; set; } = true;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OperationalFor < TimeSpan.Zero || OperationalFor > TimeSpan.FromDays(1))
        {
            yield return new ValidationResult("Recovery:OperationalFor must be a time from zero to one day, e.g. \"00:10:00\" for 10 minutes.");
        }

        if (Stagger < TimeSpan.FromSeconds(5) || Stagger > TimeSpan.FromHours(1))
        {
            yield return new ValidationResult("Recovery:Stagger must be a time from 5 seconds to one hour, e.g. \"00:00:20\" for 20 seconds.");
        }
    }
}

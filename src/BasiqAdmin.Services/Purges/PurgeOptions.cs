using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Services.Purges;

/// <summary>How purges are handled; section <c>Purge</c>.</summary>
public sealed class PurgeOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Purge";

    /// <summary>Whether a second person has to approve each purge. Default off.</summary>
    public bool RequireSecondPerson { get; set; }

    /// <summary>How long a request waits for its second person. Default 60 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Purge:ApprovalExpiresAfter must be between 00:01:00 and 7.00:00:00.")]
    public TimeSpan ApprovalExpiresAfter { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>
    /// How long Basiq may go on with a purge after its answer failed to come. Only when the data is still there after that does
    /// reading back show that the purge was not carried out. Default 60 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00", ErrorMessage = "Purge:InFlightFor must be between 00:00:00.1 and 01:00:00.")]
    public TimeSpan InFlightFor { get; set; } = TimeSpan.FromSeconds(60);
}

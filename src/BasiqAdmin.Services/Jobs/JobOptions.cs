using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Section <c>Jobs</c> of the settings.</summary>
public sealed class JobOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Jobs";

    /// <summary>Users whose jobs the daily sweep reads per second at most; one request each. Default 2, which is 172,800 users a day.</summary>
    [Range(0.001, 100, ErrorMessage = "Jobs:SweepPerSecond must be a number from 0.001 to 100.")]
    public double SweepPerSecond { get; set; } = 2;
}

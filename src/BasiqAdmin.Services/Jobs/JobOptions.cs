using System.ComponentModel.DataAnnotations;
using BasiqAdmin.Basiq.Http;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Section <c>Jobs</c> of the settings.</summary>
public sealed class JobOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Jobs";

    private const double AgainstBasiq = 2;

    /// <summary>
    /// Users whose jobs the daily sweep reads per second at most; one request each. Default 2, which is 172,800 users a day; on loopback, where nobody's
    /// API is spared by it, as many as the request budget allows.
    /// </summary>
    [Range(0.001, 100, ErrorMessage = "Jobs:SweepPerSecond must be a number from 0.001 to 100.")]
    public double? SweepPerSecond { get; set; }

    /// <summary>The rate in force for that API.</summary>
    public double EffectiveSweepPerSecond(BasiqOptions basiq) => SweepPerSecond ?? (basiq.BaseUrl.IsLoopback ? basiq.EffectiveRequestsPerSecond : AgainstBasiq);
}

using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>The limits that refreshes keep to, for the guard and for the advice of a diagnosis alike; section <c>Refresh</c>.</summary>
public sealed class RefreshLimits
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Refresh";

    /// <summary>How long a connection is left alone after its data was fetched, whoever asked for it. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Refresh:MinimumInterval must be between 00:01:00 and 7.00:00:00.")]
    public TimeSpan MinimumInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Refreshes of one open-banking connection in 24 hours. Default 20, which is Basiq's limit (best-practices).</summary>
    [Range(1, 1000, ErrorMessage = "Refresh:OpenBankingPerDay must be a number from 1 to 1000.")]
    public int OpenBankingPerDay { get; set; } = 20;
}

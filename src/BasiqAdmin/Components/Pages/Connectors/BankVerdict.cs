using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Connectors;

namespace BasiqAdmin.Components.Pages.Connectors;

/// <summary>How a bank is, who acts and what to tell customers, by the connector that is worst.</summary>
/// <param name="State">How it is, as a sentence without its full stop.</param>
/// <param name="SinceAt">Since when, UTC; null where that is not known.</param>
/// <param name="Who">Who acts.</param>
/// <param name="Next">The next step.</param>
/// <param name="CustomerText">What to tell customers; null where nothing is wrong.</param>
/// <param name="Tone">Its colour.</param>
public sealed record BankVerdict(string State, DateTimeOffset? SinceAt, string Who, string Next, string? CustomerText, Tone Tone)
{
    /// <summary>The verdict on <paramref name="bank"/>.</summary>
    public static BankVerdict Of(BankHealth bank)
    {
        var row = Worst(bank).Row;
        var by = bank.Ways.Count > 1 ? $" by {ConnectionText.Of(row.Connector.Method).ToLowerInvariant()}" : "";
        return row.Connector.Status switch
        {
            _ when row.FailsUnannounced => new(
                $"{ConnectorText.FailsUnannounced(row)}{by}", null, "Our team", "Open a failed job and report it to Basiq.", Waiting(bank), Tone.Warn),
            var status when status == ConnectorStatus.MajorOutage => new(
                $"Major outage{by}", row.SinceAt, "Waiting for the bank", "Tell customers. Do not refresh until the bank is back.", Down(bank), Tone.Bad),
            var status when StatusRank.IsTrouble(status) => new(
                $"{BankText.Of(status)}{by}", row.SinceAt, "Waiting for the bank", "Some refreshes fail or take long. Try single ones later.", Waiting(bank), Tone.Warn),
            var status when status == ConnectorStatus.UnderMaintenance => new(
                $"Under maintenance{by}", row.SinceAt, "Waiting for the bank", "Refreshes are allowed. Some may fail.", Waiting(bank), Tone.Info),
            _ => new(bank.Ways.Count == 1 ? "The connector works" : $"All {bank.Ways.Count} connectors work", null, "Nobody has to act", Evidence(bank), null, Tone.Idle),
        };
    }

    /// <summary>The connector that is worst, by Basiq's word or by our own jobs; the one that most connections use where all are well.</summary>
    public static ConnectorDetails Worst(BankHealth bank) =>
        bank.Ways.OrderByDescending(way => StatusRank.IsTrouble(way.Row.Connector.Status)).ThenByDescending(way => way.Row.FailsUnannounced)
            .ThenByDescending(way => StatusRank.Of(way.Row.Connector.Status)).First();

    private static string Evidence(BankHealth bank)
    {
        var week = SuccessRate.Sum(bank.Ways.Select(way => way.Row.LastWeek));
        return week.Share is null ? "No job ended here in 7 days." : $"Last 7 days: {ConnectorText.Basis(week)}.";
    }

    private static string Down(BankHealth bank) =>
        $"{bank.Name} has a disruption at the moment, so we cannot fetch your data. You do not need to do anything: we will tell you when it is over.";

    private static string Waiting(BankHealth bank) =>
        $"We cannot always fetch your data from {bank.Name} at the moment. You do not need to do anything: we will try again.";
}

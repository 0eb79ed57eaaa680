using System.Globalization;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Connectors;

namespace BasiqAdmin.Display;

/// <summary>Connectors in words.</summary>
public static class ConnectorText
{
    private const double MuchWorse = 0.05;

    /// <summary>What kind of connector it is: method, stage, tier and country.</summary>
    public static string Kind(Connector connector) => string.Join(" · ", Parts(connector));

    /// <summary>The average times of the steps that Basiq knows.</summary>
    public static IEnumerable<(string Step, string Time)> Steps(ConnectorStats? stats) =>
        new (string Step, TimeSpan? Time)[]
        {
            ("Sign-in", stats?.VerifyCredentials),
            ("Accounts", stats?.RetrieveAccounts),
            ("Transactions", stats?.RetrieveTransactions),
            ("Details", stats?.RetrieveMeta),
        }
        .Where(step => step.Time is not null).Select(step => (step.Step, DurationText.Of(step.Time!.Value)));

    /// <summary>The part of our jobs that succeeded; a dash without a job to judge by.</summary>
    public static string Rate(SuccessRate rate) => rate.Share is { } share ? HistoryText.Percent(share) : "—";

    /// <summary>What the rate rests on.</summary>
    public static string Basis(SuccessRate rate) => rate switch
    {
        { Share: null, ByCustomer: 0 } => "No job ended in this time",
        { Share: null } => $"Only errors of customers' own: {NumberText.Of(rate.ByCustomer)}",
        { ByCustomer: 0 } => $"{NumberText.Of(rate.Succeeded)} of {NumberText.Of(rate.Succeeded + rate.Failed)} jobs succeeded",
        _ => $"{NumberText.Of(rate.Succeeded)} of {NumberText.Of(rate.Succeeded + rate.Failed)} jobs succeeded; {(rate.ByCustomer == 1 ? "1 error of a customer's" : $"{NumberText.Of(rate.ByCustomer)} errors of customers'")} own left out",
    };

    /// <summary>The method, and the stage where it is not the usual one: what tells two connectors of one bank apart.</summary>
    public static string Way(Connector connector) => connector.Stage == ConnectorStage.Live
        ? ConnectionText.Of(connector.Method)
        : $"{ConnectionText.Of(connector.Method)} · {BankText.Of(connector.Stage)}";

    /// <summary>What our jobs say where Basiq calls the connector well.</summary>
    public static string FailsUnannounced(ConnectorRow row) => $"Basiq: {BankText.Of(row.Connector.Status).ToLowerInvariant()}, but {OursFail(row.Judged)}";

    /// <summary>How many of our own jobs fail.</summary>
    public static string OursFail(SuccessRate success) => $"{Whole(1 - (success.Share ?? 1))} % of ours fail";

    /// <summary>How our success of 7 days compares with that of the 7 days before; null where that cannot be told.</summary>
    public static string? Change(ConnectorRow row) => row.WeekChange is not { } change ? null : Whole(Math.Abs(change)) switch
    {
        0 => "as before",
        1 => $"1 point {Way(change)}",
        var points => $"{points} points {Way(change)}",
    };

    /// <summary>Whether our success has fallen so far that somebody should look.</summary>
    public static bool IsMuchWorse(ConnectorRow row) => row.WeekChange <= -MuchWorse;

    /// <summary>Our success day by day, for whoever does not see the line.</summary>
    public static string Days(IReadOnlyList<SuccessRate> days) =>
        days.All(day => day.Share is null) ? "No job in 7 days" : $"Success of the last {days.Count} days, oldest first: {string.Join(", ", days.Select(day => day.Share is null ? "no job" : Rate(day)))}";

    private static int Whole(double share) => (int)Math.Round(100 * share);

    private static string Way(double change) => change > 0 ? "better" : "worse";

    private static IEnumerable<string> Parts(Connector connector)
    {
        yield return ConnectionText.Of(connector.Method);
        yield return BankText.Of(connector.Stage);
        if (connector.Tier is { Length: > 0 } tier)
        {
            yield return $"Tier {tier}";
        }

        if (connector.Country is { Length: > 0 } country)
        {
            yield return country;
        }
    }
}

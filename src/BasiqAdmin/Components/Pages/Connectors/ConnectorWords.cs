using System.Globalization;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Pages.Banks;
using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Pages.Timelines;
using BasiqAdmin.Services.Connectors;

namespace BasiqAdmin.Components.Pages.Connectors;

/// <summary>Connectors in words.</summary>
public static class ConnectorWords
{
    /// <summary>What kind of way it is: method, stage, tier and country.</summary>
    public static string Kind(Connector connector) => string.Join(" · ", Parts(connector));

    /// <summary>The average times of the steps that Basiq knows.</summary>
    public static IEnumerable<(string Step, string Time)> Steps(ConnectorStats? stats) =>
        new (string Step, TimeSpan? Time)[]
        {
            ("Credentials", stats?.VerifyCredentials),
            ("Accounts", stats?.RetrieveAccounts),
            ("Transactions", stats?.RetrieveTransactions),
            ("Details", stats?.RetrieveMeta),
        }
        .Where(step => step.Time is not null).Select(step => (step.Step, DurationText.Of(step.Time!.Value)));

    /// <summary>The part of our jobs that succeeded; a dash without a job to judge by.</summary>
    public static string Rate(SuccessRate rate) => rate.Share is { } share ? HistoryWords.Percent(share) : "—";

    /// <summary>What the rate rests on.</summary>
    public static string Basis(SuccessRate rate) => rate switch
    {
        { Share: null, ByCustomer: 0 } => "No job ended in this time",
        { Share: null } => $"Only errors of customers' own: {Number(rate.ByCustomer)}",
        { ByCustomer: 0 } => $"{Number(rate.Succeeded)} of {Number(rate.Succeeded + rate.Failed)} jobs succeeded",
        _ => $"{Number(rate.Succeeded)} of {Number(rate.Succeeded + rate.Failed)} jobs succeeded; {(rate.ByCustomer == 1 ? "1 error of a customer's" : $"{Number(rate.ByCustomer)} errors of customers'")} own left out",
    };

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Parts(Connector connector)
    {
        yield return ConnectionWords.Of(connector.Method);
        yield return BankWords.Of(connector.Stage);
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

using BasiqAdmin.Components.Pages.Banks;
using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Services.Connectors;

namespace BasiqAdmin.Components.Layout;

/// <summary>News about banks, in words.</summary>
public static class OutageWords
{
    public static string Headline(ConnectorChange change) => change.BeginsOutage
        ? $"Major outage at {change.BankName}"
        : $"{change.BankName} is out of its major outage";

    public static string Detail(ConnectorChange change) => change.BeginsOutage
        ? $"{ConnectionWords.Of(change.Method)}, before: {BankWords.Of(change.Before)}. Refreshes have to wait."
        : $"{ConnectionWords.Of(change.Method)}, now: {BankWords.Of(change.After)}";
}

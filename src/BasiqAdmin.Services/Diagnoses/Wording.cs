namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Puts the bank's name into the texts and ends what the customer is told with what follows.</summary>
internal static class Wording
{
    private const string Reconnect = "When that is done, please connect {bank} again in our app.";
    private const string AfterOutage = "{Bank} has a disruption at the moment, so please do this once it is over.";

    public static string ForStaff(string text, Situation situation) => Name(text, situation.BankName, "the bank", "The bank");

    public static string ForCustomer(Finding finding, RetryKind retry, Situation situation)
    {
        var text = (finding.Owner, finding.Remedy, retry) switch
        {
            (ActionOwner.Customer, _, RetryKind.WaitForBank) => $"{finding.CustomerText} {AfterOutage}",
            (_, Remedy.RefreshAfterCustomer, RetryKind.RefreshAfterCustomer) => $"{finding.CustomerText} {finding.CustomerThen}",
            (_, Remedy.RefreshAfterCustomer, _) => $"{finding.CustomerText} {Reconnect}",
            _ => finding.CustomerText,
        };
        return Name(text, situation.BankName, "your bank", "Your bank");
    }

    // A name is left as the bank spells it, also at the start of a sentence.
    private static string Name(string text, string? bank, string otherwise, string otherwiseFirst)
    {
        var name = string.IsNullOrWhiteSpace(bank) ? null : bank.Trim();
        return text
            .Replace("{bank}", name ?? otherwise, StringComparison.Ordinal)
            .Replace("{Bank}", name ?? otherwiseFirst, StringComparison.Ordinal);
    }
}

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Puts the bank's name into the texts and ends what the customer is told with what follows.</summary>
internal static class DiagnosisTexts
{
    private const string Reconnect = "When that is done, please connect {bank} again in our app.";
    private const string AfterOutage = "{Bank} has a disruption at the moment, so please do this once it is over.";

    public static string ForStaff(string text, Situation situation) =>
        Name(Filled(text, situation), situation.BankName, "the bank", "The bank");

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

    private static string Filled(string text, Situation situation)
    {
        var filled = text.Replace("{usual}", Usual(situation), StringComparison.Ordinal)
            .Replace("{permission}", EndRules.IsOfConsent(situation) ? "consent, which covers all their banks," : "permission for {bank}", StringComparison.Ordinal)
            .Replace("{ends}", EndRules.SoonOf(situation) is { } end ? TimeInText.Of(end) : "a day that is not known", StringComparison.Ordinal)
            .Replace("{purged}", situation.Purges.IsCertain ? "was purged" : "may have been purged; nobody can tell what became of the purge", StringComparison.Ordinal);
        return filled.Contains("{accounts}", StringComparison.Ordinal) ? filled.Replace("{accounts}", AccountRules.Describe(situation), StringComparison.Ordinal) : filled;
    }

    private static string Usual(Situation situation) => situation.UsualDuration is not { } usual ? ""
        : usual < TimeSpan.FromMinutes(2) ? $" ({usual.TotalSeconds:0} s on average)"
        : $" ({usual.TotalMinutes:0} min on average)";

    // A name is left as the bank spells it, also at the start of a sentence.
    private static string Name(string text, string? bank, string otherwise, string otherwiseFirst)
    {
        var name = string.IsNullOrWhiteSpace(bank) ? null : bank.Trim();
        return text
            .Replace("{bank}", name ?? otherwise, StringComparison.Ordinal)
            .Replace("{Bank}", name ?? otherwiseFirst, StringComparison.Ordinal);
    }
}

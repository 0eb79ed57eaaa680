namespace BasiqAdmin.Services.Diagnoses;

/// <summary>What is wrong with uploaded files.</summary>
internal static class UploadFindings
{
    private const string Checking = "We could not read the file with your bank data. You do not need to do anything yet: we are checking it and will tell you if we need another one.";

    public static Finding[] All { get; } =
    [
        new(
            Cause.StatementUnreadable,
            ActionOwner.Customer,
            Remedy.Upload,
            "Statement unreadable",
            "The uploaded bank statement is damaged, scanned, protected, or not a statement.",
            "Ask the customer for the original statement.",
            "We could not read the bank statement that you sent us. Please download it again as a PDF from {bank}'s internet banking, without a password and not scanned or photographed, and send it to us."),
        new(
            Cause.StatementUnsupported,
            ActionOwner.Customer,
            Remedy.Upload,
            "Statement not supported",
            "Basiq cannot read statements of this kind.",
            "Ask the customer for another kind of statement, or to connect the bank instead.",
            "We cannot read this kind of bank statement. Please send us a usual account statement of {bank} as a PDF, or connect {bank} in our app instead."),
        new(
            Cause.StatementNew,
            ActionOwner.Basiq,
            Remedy.Report,
            "New kind of statement",
            "The uploaded statement is of a product that Basiq has to add first.",
            "Copy the support bundle and send it to Basiq's support.",
            "Your bank statement is of a kind that is new to us. You do not need to do anything: we are having it added and will tell you when it is read."),
        new(
            Cause.FileLayout,
            ActionOwner.Us,
            Remedy.Upload,
            "File laid out wrongly",
            "The uploaded file is empty, too long, or a column or value is missing or wrong. Basiq's words say which.",
            "Correct the file and upload it again.",
            Checking),
        new(
            Cause.FileContradicts,
            ActionOwner.Us,
            Remedy.Upload,
            "File contradicts itself",
            "What the uploaded file says about an account differs between its rows, or from what is known already.",
            "Compare the file with the account, correct it and upload it again.",
            Checking),
    ];
}

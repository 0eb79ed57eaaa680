namespace BasiqAdmin.Services.Diagnoses;

/// <summary>A row of the catalogue: what is known of a cause whatever the circumstances. <c>{bank}</c> and <c>{Bank}</c> stand for the bank's name, <c>{accounts}</c> for what <see cref="AccountRules"/> found, <c>{permission}</c> and <c>{ends}</c> for what ends soon and when, <c>{purged}</c> for what became of a purge, <c>{usual}</c> for how long a job there takes on average, in brackets, if it is known.</summary>
/// <param name="Cause">What is wrong.</param>
/// <param name="Owner">Who must act.</param>
/// <param name="Remedy">What would help.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Explanation">What is wrong, as a sentence for staff.</param>
/// <param name="NextStep">What staff do next.</param>
/// <param name="CustomerText">What to tell the customer.</param>
internal sealed record Finding(Cause Cause, ActionOwner Owner, Remedy Remedy, string Title, string Explanation, string NextStep, string CustomerText)
{
    /// <summary>How the text to the customer ends when a refresh follows what they do.</summary>
    public string CustomerThen { get; init; } = "Tell us when that is done, and we will fetch your data again.";

    /// <summary>Whether it can end without anybody acting.</summary>
    public bool CanClearItself => Remedy is Remedy.Wait or Remedy.BasiqRetries or Remedy.ReadAgain or Remedy.None || (Remedy == Remedy.Follow && Owner != ActionOwner.Customer);
}

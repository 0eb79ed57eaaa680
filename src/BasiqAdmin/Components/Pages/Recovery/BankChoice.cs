using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Components.Pages.Recovery;

/// <summary>What is to become of a bank's part of the queue.</summary>
/// <param name="Bank">The bank.</param>
/// <param name="Hold">Whether it is to be paused, or to go on.</param>
public sealed record BankChoice(InstitutionId Bank, bool Hold);

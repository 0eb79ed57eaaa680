namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Who must act next. The numbers give the order in which a page lists its groups; they stand in each case's stored <c>InboxPlace</c> and must not change.</summary>
public enum ActionOwner
{
    /// <summary>The customer: nobody else can clear it.</summary>
    Customer = 0,

    /// <summary>The bank: it is down or busy, and waiting is all there is.</summary>
    Bank = 1,

    /// <summary>Basiq: it retries by itself, or its support has to be told.</summary>
    Basiq = 2,

    /// <summary>This team.</summary>
    Us = 3,
}

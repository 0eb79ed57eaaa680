namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Who must act next. The order is the one in which a page lists its groups.</summary>
public enum ActionOwner
{
    /// <summary>The customer: nobody else can clear it.</summary>
    Customer,

    /// <summary>The bank: it is down or busy, and waiting is all there is.</summary>
    Bank,

    /// <summary>Basiq: it retries by itself, or its support has to be told.</summary>
    Basiq,

    /// <summary>This team.</summary>
    Us,
}

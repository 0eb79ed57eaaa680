namespace BasiqAdmin.Services.Views;

/// <summary>A view was not saved. The message says why and what to do, and can be shown.</summary>
public sealed class SavedViewRejectedException(string message) : Exception(message);

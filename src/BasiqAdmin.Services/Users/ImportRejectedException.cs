namespace BasiqAdmin.Services.Users;

/// <summary>What was given to import is no text with ids; nothing was stored. The message says what it is and what to do, in words for the importer.</summary>
public sealed class ImportRejectedException(string message) : Exception(message);

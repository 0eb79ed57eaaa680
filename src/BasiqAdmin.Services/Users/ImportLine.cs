namespace BasiqAdmin.Services.Users;

/// <summary>A line of an import that needs attention.</summary>
/// <param name="Number">Line number, from 1.</param>
/// <param name="Text">What stood there, shortened to 80 characters; shown to the importer only, never logged.</param>
/// <param name="Problem">What is wrong and what to do.</param>
public sealed record ImportLine(int Number, string Text, string Problem);

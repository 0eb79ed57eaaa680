namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>One of the development people, as the pages call them.</summary>
public sealed record Person(string Name, string Role)
{
    public static Person Support { get; } = new("Ota", "Support");

    public static Person Admin { get; } = new("Ada", "Admin");

    public static Person Auditor { get; } = new("Noor", "Auditor");

    public static Person TeamLead { get; } = new("Mira", "Team lead");
}

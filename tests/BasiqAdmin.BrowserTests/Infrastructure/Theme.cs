namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>What the browser says that its person prefers.</summary>
public enum Theme
{
    Light,
    Dark,
}

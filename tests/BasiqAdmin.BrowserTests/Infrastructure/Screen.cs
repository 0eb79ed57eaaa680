namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>What a visitor looks at the app with.</summary>
public sealed record Screen(int Width, Theme Theme)
{
    public static Screen Desktop { get; } = new(1440, Theme.Light);

    public int Height => Width < 600 ? 812 : 900;

    public override string ToString() => $"{Theme}-{Width}".ToLowerInvariant();
}

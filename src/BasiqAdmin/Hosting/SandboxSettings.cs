namespace BasiqAdmin.Hosting;

/// <summary>Section <c>Sandbox</c>: what the embedded sandbox is filled with.</summary>
internal sealed class SandboxSettings
{
    public const string Section = "Sandbox";
    public const int MostUsers = 1_000_000;

    /// <summary>The same seed gives the same data.</summary>
    public int Seed { get; set; } = 42;

    /// <summary>How many users it has.</summary>
    public int Users { get; set; } = 1000;

    /// <summary>Whether an empty database is filled with an invented past when the embedded sandbox starts.</summary>
    public bool Demo { get; set; } = true;
}

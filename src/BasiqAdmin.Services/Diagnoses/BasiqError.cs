using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>A failed step in Basiq's own words. The lists are open and the bank has a say in them, so they are always shown as they are.</summary>
/// <param name="Step">The step, for example <c>verify-credentials</c>.</param>
/// <param name="Code">The code; null when Basiq gave none.</param>
/// <param name="Title">The title.</param>
/// <param name="Detail">The detail; for some codes only it tells causes apart.</param>
public sealed record BasiqError(string Step, string? Code, string? Title, string? Detail)
{
    /// <summary>The title, without direction marks.</summary>
    public string? Title { get; init; } = PlainText.Of(Title);

    /// <summary>The detail, without direction marks.</summary>
    public string? Detail { get; init; } = PlainText.Of(Detail);
}

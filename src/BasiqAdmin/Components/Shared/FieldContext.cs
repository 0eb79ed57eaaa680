namespace BasiqAdmin.Components.Shared;

/// <summary>What an input inside a <see cref="Field"/> takes over.</summary>
/// <param name="Id">For <c>id</c>.</param>
/// <param name="DescribedBy">For <c>aria-describedby</c>.</param>
/// <param name="IsInvalid">Whether there is an error.</param>
public sealed record FieldContext(string Id, string? DescribedBy, bool IsInvalid)
{
    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? Invalid => IsInvalid ? "true" : null;
}

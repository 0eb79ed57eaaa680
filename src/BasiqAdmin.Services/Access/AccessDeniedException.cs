namespace BasiqAdmin.Services.Access;

/// <summary>A service refused because the actor lacks a right. The refusal has been audited.</summary>
public sealed class AccessDeniedException(Right right) : Exception($"This needs the right {right}.")
{
    /// <summary>The right that is missing.</summary>
    public Right Right { get; } = right;
}

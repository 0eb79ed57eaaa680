namespace BasiqAdmin.Services.Access;

/// <summary>
/// Which right a call needs: on every method that takes an <see cref="Actor"/>. The service demands it by itself; a test makes each call
/// as each role and holds that this line and the service say the same.
/// </summary>
/// <param name="rights">Any one of these is enough. None: the call is open to whoever is given as the actor.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(params Right[] rights) : Attribute
{
    /// <summary>Any one of these is enough.</summary>
    public IReadOnlyList<Right> Rights { get; } = rights;
}

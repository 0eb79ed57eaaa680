namespace BasiqAdmin.Sandbox.World.People;

/// <summary>One of the documented people of Hooli; <paramref name="FailureCode"/> is what their logins always end in.</summary>
public sealed record TestPerson(string LoginId, string FirstName, string LastName, string? FailureCode = null, string? BusinessName = null)
{
    /// <summary>In every world these are the first users, the failing ones early so that small worlds have them too.</summary>
    public static IReadOnlyList<TestPerson> All { get; } =
    [
        new("Wentworth-Smith", "Max", "Wentworth-Smith"),
        new("bighead", "Nelson", "Bighetti", "invalid-credentials"),
        new("erlich", "Erlich", "Bachman", "account-not-accessible-requires-user-action"),
        new("jianYang", "Jian", "Yang", "service-unavailable"),
        new("gavinBelson", "Gavin", "Belson"),
        new("Whistler", "Whistler", "Smith"),
        new("Gilfoyle", "Bertram", "Gilfoyle"),
        new("jared", "Jared", "Dunn"),
        new("richard", "Richard", "Hendricks"),
        new("laurieBream", "Laurie", "Bream", BusinessName: "Bream Hall Capital Pty Ltd"),
        new("ashMann", "Ash", "Mann"),
    ];
}

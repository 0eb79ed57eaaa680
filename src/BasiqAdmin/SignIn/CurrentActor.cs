using BasiqAdmin.Services.Access;

namespace BasiqAdmin.SignIn;

/// <summary>Who is at the other end of this circuit or request. Set once, by the root component, before any page renders.</summary>
public sealed class CurrentActor
{
    private Actor? _actor;

    /// <summary>The signed-in person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its authorisation.</exception>
    public Actor Actor => _actor ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>The signed-in person, or null on pages that anybody may see.</summary>
    public Actor? ActorOrNull => _actor;

    /// <summary>The browser's time zone, so that times read as its clock shows them; UTC until it has told.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Whether it is one of the development people, who sign in without a provider.</summary>
    public bool IsDevelopmentPerson { get; private set; }

    /// <summary>Tells this circuit or request who is there.</summary>
    public void Set(Actor? actor, TimeZoneInfo zone, bool isDevelopmentPerson = false) => (_actor, Zone, IsDevelopmentPerson) = (actor, zone, isDevelopmentPerson);
}

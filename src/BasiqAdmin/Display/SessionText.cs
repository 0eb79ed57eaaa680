using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Sessions;

namespace BasiqAdmin.Display;

/// <summary>Sessions in words.</summary>
public static class SessionText
{
    /// <summary>Where somebody signed in.</summary>
    public static string Provider(string provider) =>
        provider == NewSession.Development ? "Development sign-in" : Uri.TryCreate(provider, UriKind.Absolute, out var address) ? address.Host : provider;

    /// <summary>Why a session ended.</summary>
    public static string Of(SessionEnd? why) => why switch
    {
        SessionEnd.SignedOut => "signed out",
        SessionEnd.SignedOutEverywhere => "signed out everywhere",
        SessionEnd.Replaced => "signed in anew",
        SessionEnd.EndedByAdmin => "ended by an admin",
        SessionEnd.SignedOutAtProvider => "signed out at the provider",
        SessionEnd.RejectedByProvider => "no longer let in by the provider",
        SessionEnd.RoleChanged => "role changed",
        SessionEnd.Idle => "nothing done for too long",
        SessionEnd.Expired => "lifetime over",
        _ => "ended",
    };
}

using System.ComponentModel.DataAnnotations;
using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Sessions;

/// <summary>Section <c>SignIn</c>: what holds whichever provider signs people in.</summary>
public sealed class SignInOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "SignIn";

    /// <summary>The claim that names a person's roles or groups. Default <c>roles</c>.</summary>
    [Required(ErrorMessage = "SignIn:RoleClaim must name the claim that holds roles or groups, e.g. roles or groups.")]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>For each role the values of that claim, comma-separated, that give it. Default: the role's own name.</summary>
    public Dictionary<Role, string> Roles { get; } = Enum.GetValues<Role>().ToDictionary(role => role, role => role.ToString());

    /// <summary>How long a session lasts at most. Default 10 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00", ErrorMessage = "SignIn:Lifetime must be a time from 00:05:00 to 1.00:00:00.")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(10);

    /// <summary>How long a session lasts without anything being done. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00", ErrorMessage = "SignIn:IdleAfter must be a time from 00:05:00 to 1.00:00:00.")]
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a proof of who somebody is lets them purge. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00", ErrorMessage = "SignIn:ProofLasts must be a time from 00:01:00 to 01:00:00.")]
    public TimeSpan ProofLasts { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the provider is asked whether somebody still has their role. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "SignIn:RecheckEvery must be a time from 00:01:00 to 1.00:00:00.")]
    public TimeSpan RecheckEvery { get; set; } = TimeSpan.FromMinutes(30);
}

using BasiqAdmin.Services.Activities;
using Microsoft.AspNetCore.WebUtilities;

namespace BasiqAdmin.Navigation;

/// <summary>The part of an activity timeline that the address of its page names.</summary>
public static class ActivityQuery
{
    /// <summary>The parameter's name.</summary>
    public const string Key = "activity";

    /// <summary>What the parameter's value names; all for what is absent or made up.</summary>
    public static ActivityFilter Read(string? value) => QueryKeys.Choice<ActivityFilter>(value) ?? ActivityFilter.All;

    internal static string AddTo(string path, ActivityFilter filter) =>
        filter != ActivityFilter.All && QueryKeys.Name<ActivityFilter>(filter) is { } name ? QueryHelpers.AddQueryString(path, Key, name) : path;
}

namespace BasiqAdmin.Basiq.Http;

/// <summary>Following of <c>links.next</c>, which is opaque and therefore trusted as little as possible: the token goes where it points.</summary>
internal static class NextPage
{
    /// <summary>The address of the next page, which joins those that were read; null when the link leads anywhere but the configured host, or back to one of those.</summary>
    public static Uri? Follow(Uri baseUrl, Uri page, string link, HashSet<Uri> read) =>
        Uri.TryCreate(page, link, out var next) && IsSameHost(baseUrl, next) && read.Add(next) ? next : null;

    private static bool IsSameHost(Uri baseUrl, Uri next) =>
        next.UserInfo.Length == 0
        && Uri.Compare(baseUrl, next, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}

using System.Net;
using System.Text.RegularExpressions;
using BasiqAdmin.Services.Access;
using BasiqAdmin.SignIn;

namespace BasiqAdmin.Testing.App;

/// <summary>Signs in as a browser does: reads the page, posts its form.</summary>
public static partial class SignInSteps
{
    /// <summary>Signs in as the development person with <paramref name="role"/>; the reply is the redirect, or why there is none.</summary>
    public static async Task<HttpResponseMessage> SignInAsAsync(this HttpClient http, Role role, string returnUrl = "/", CancellationToken cancellationToken = default)
    {
        var page = await http.GetStringAsync(new Uri($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative), cancellationToken);
        var person = DevelopmentPeople.All.Single(somebody => somebody.Role == role);
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", FormToken(page)),
            new("person", person.Id),
            new("returnUrl", returnUrl),
        ]);
        return await http.PostAsync(new Uri("/sign-in/development", UriKind.Relative), form, cancellationToken);
    }

    /// <summary>The antiforgery token of the first form of <paramref name="page"/>; empty when it has none.</summary>
    public static string FormToken(string page) => WebUtility.HtmlDecode(TokenField().Match(page).Groups["token"].Value);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex TokenField();
}

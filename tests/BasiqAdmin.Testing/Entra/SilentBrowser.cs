using System.Net;
using System.Text.RegularExpressions;
using BasiqAdmin.Testing.App;
using Microsoft.Net.Http.Headers;
using HeaderNames = Microsoft.Net.Http.Headers.HeaderNames;

namespace BasiqAdmin.Testing.Entra;

/// <summary>
/// A browser without a screen: it keeps cookies by host and sends them as SameSite says, and follows nothing by itself,
/// so that a test can look at each step between the app and the provider, and spoil it.
/// </summary>
public sealed partial class SilentBrowser(Uri app, LoopbackCertificates certificates) : IDisposable
{
    private readonly HttpClient _http = new(certificates.TrustingHandler(), disposeHandler: true);
    private readonly List<Kept> _cookies = [];

    /// <summary>The session cookie of the app; null while signed out.</summary>
    public string? SessionCookie => _cookies.Find(IsSession)?.Value;

    /// <summary>Opens an address of the app, or of another site, as typed.</summary>
    public Task<HttpResponseMessage> OpenAsync(string address, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(app, address)), from: null, cancellationToken);

    /// <summary>Posts a form of the app, with the token that its pages carry for whoever is signed in.</summary>
    public async Task<HttpResponseMessage> PostOwnFormAsync(string address, CancellationToken cancellationToken)
    {
        using var page = await OpenAsync("/nowhere", cancellationToken);
        var token = SignInSteps.FormToken(await page.Content.ReadAsStringAsync(cancellationToken));
        return await PostAsync(new Uri(app, address), [new("__RequestVerificationToken", token)], app, cancellationToken);
    }

    /// <summary>Posts to an address of the app, from no page.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken) =>
        PostAsync(new Uri(app, address), fields, from: null, cancellationToken);

    /// <summary>Follows the link of the sign-in page, or another that leads to the provider; where it leads.</summary>
    public async Task<Uri> BeginAsync(CancellationToken cancellationToken, string returnUrl = "/status", string link = "/sign-in/start")
    {
        using var reply = await OpenAsync($"{link}?returnUrl={Uri.EscapeDataString(returnUrl)}", cancellationToken);
        return reply.Headers.Location ?? throw new InvalidOperationException($"{link} answered {(int)reply.StatusCode} and leads nowhere.");
    }

    /// <summary>Says at the provider who one is; nobody, where its own session is to answer. What it has the browser post back.</summary>
    public async Task<ProviderAnswer> PickAsync(Uri authorize, string? login, CancellationToken cancellationToken)
    {
        using var page = await OpenAsync(login is null ? authorize.ToString() : $"{authorize}&pick={login}", cancellationToken);
        var html = await page.Content.ReadAsStringAsync(cancellationToken);
        var fields = Field().Matches(html).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
        return new ProviderAnswer(new Uri(WebUtility.HtmlDecode(Action().Match(html).Groups["to"].Value)), new Uri(authorize, "/"), fields);
    }

    /// <summary>Posts the provider's answer to the app: a post from another site.</summary>
    public Task<HttpResponseMessage> AnswerAsync(ProviderAnswer answer, CancellationToken cancellationToken) =>
        PostAsync(answer.To, answer.Fields, answer.From, cancellationToken);

    /// <summary>All of it: the link, the choice, the answer. The reply to the answer.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string login, CancellationToken cancellationToken, string returnUrl = "/status") =>
        await AnswerAsync(await PickAsync(await BeginAsync(cancellationToken, returnUrl), login, cancellationToken), cancellationToken);

    /// <summary>Whether the app lets this browser in.</summary>
    public async Task<bool> IsSignedInAsync(CancellationToken cancellationToken)
    {
        using var reply = await OpenAsync("/status", cancellationToken);
        return reply.StatusCode is HttpStatusCode.OK;
    }

    /// <summary>Takes over all cookies of another browser, as a thief would.</summary>
    public void CopyCookiesOf(SilentBrowser other)
    {
        _cookies.Clear();
        _cookies.AddRange(other._cookies);
    }

    /// <summary>Forgets the session at the app.</summary>
    public void ForgetSession() => _cookies.RemoveAll(IsSession);

    public void Dispose() => _http.Dispose();

    private static bool IsSession(Kept cookie) => cookie.Name is "basiq-admin" or "__Host-basiq-admin";

    private async Task<HttpResponseMessage> PostAsync(Uri to, IEnumerable<KeyValuePair<string, string>> fields, Uri? from, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, to) { Content = form }, from, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Uri? from, CancellationToken cancellationToken)
    {
        using (request)
        {
            // A site is a host here: ports do not part sites, and both hosts are as high up as they go.
            var isCrossSite = from is not null && from.Host != request.RequestUri!.Host;
            var sent = _cookies.Where(cookie => cookie.GoesTo(request.RequestUri!, isCrossSite, request.Method == HttpMethod.Get)).ToArray();
            if (sent.Length > 0)
            {
                request.Headers.Add(HeaderNames.Cookie, string.Join("; ", sent.Select(cookie => $"{cookie.Name}={cookie.Value}")));
            }

            var reply = await _http.SendAsync(request, cancellationToken);
            Keep(request.RequestUri!, reply);
            return reply;
        }
    }

    private void Keep(Uri from, HttpResponseMessage reply)
    {
        var set = reply.Headers.TryGetValues(HeaderNames.SetCookie, out var values) ? SetCookieHeaderValue.ParseList([.. values]) : [];
        foreach (var cookie in set)
        {
            var name = cookie.Name.ToString();
            _cookies.RemoveAll(kept => kept.Host == from.Host && kept.Name == name);
            if (cookie.Expires is not { } until || until > TimeProvider.System.GetUtcNow())
            {
                _cookies.Add(new Kept(from.Host, cookie.Path.ToString(), name, cookie.Value.ToString(), cookie.SameSite));
            }
        }
    }

    [GeneratedRegex("action=\"(?<to>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Action();

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Field();

    private sealed record Kept(string Host, string Path, string Name, string Value, SameSiteMode SameSite)
    {
        public bool GoesTo(Uri address, bool isCrossSite, bool isGet) =>
            Host == address.Host
            && address.AbsolutePath.StartsWith(Path.Length == 0 ? "/" : Path, StringComparison.Ordinal)
            && (!isCrossSite || SameSite is SameSiteMode.None || (SameSite is SameSiteMode.Lax && isGet));
    }
}

/// <summary>A form that the provider has the browser post.</summary>
/// <param name="To">Where to.</param>
/// <param name="From">The provider's site.</param>
/// <param name="Fields">What is in it.</param>
public sealed record ProviderAnswer(Uri To, Uri From, Dictionary<string, string> Fields);

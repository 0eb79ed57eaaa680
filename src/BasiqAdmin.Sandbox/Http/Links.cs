namespace BasiqAdmin.Sandbox.Http;

/// <summary>Absolute links to this sandbox, as the API writes them to its own host.</summary>
internal sealed class Links(HttpRequest request)
{
    private readonly string _root = $"{request.Scheme}://{request.Host}";

    public string To(string path) => _root + path;

    public string Here() => $"{_root}{request.Path}{request.QueryString}";

    public string User(string userId) => To($"/users/{userId}");

    public string Connection(string userId, string connectionId) => To($"/users/{userId}/connections/{connectionId}");

    public string Institution(string institutionId) => To($"/institutions/{institutionId}");

    public string Job(string jobId) => To($"/jobs/{jobId}");

    public string ByInstitution(string userId, string resource, string institutionId) =>
        To($"/users/{userId}/{resource}?filter=institution.id.eq('{institutionId}')");
}

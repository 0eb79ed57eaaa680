using System.Text.Json.Serialization;

namespace BasiqAdmin.Sandbox.Http;

/// <summary>Basiq's one error shape: a list with a correlation id and, here, always one error.</summary>
internal sealed class ApiError(int status, string code, string title, string detail, ErrorSource? source = null) : IResult
{
    public int Status => status;

    public static ApiError MissingParameter(string name) =>
        new(400, "parameter-not-supplied", "Required parameter not supplied", $"{name} is required.", new ErrorSource(name));

    public static ApiError BadParameter(string name, string detail) =>
        new(400, "parameter-not-valid", "Parameter value is not valid", detail, new ErrorSource(name));

    /// <summary>The single event and event type have a code of their own for this.</summary>
    public static ApiError BadPathParameter(string name, string detail) =>
        new(400, "path-parameter-not-valid", "Parameter value is not valid", detail, new ErrorSource(name));

    public static ApiError BadFilter() =>
        BadParameter("filter", "The provided filter parameter is in invalid format or unsupported");

    public static ApiError BadContent(string detail) =>
        new(400, "invalid-content", "Invalid content", detail, new ErrorSource(Pointer: "/"));

    public static ApiError InvalidToken() =>
        new(401, "invalid-authorization-token", "Unauthorized Access", "Invalid authorization token.");

    public static ApiError TokenExpired() =>
        new(403, "access-denied", "Access denied", "Token has expired", new ErrorSource("Authorization"));

    public static ApiError Forbidden(string detail = "Access to this resource is forbidden") =>
        new(403, "forbidden-access", "Forbidden Access", detail, new ErrorSource("Authorization"));

    public static ApiError NotFound(string detail = "Resource not found.") =>
        new(404, "resource-not-found", "Requested resource is not found.", detail);

    public static ApiError Gone() =>
        new(410, "resource-no-longer-available", "Resource no longer available", "The requested resource is no longer available.");

    public static ApiError TooMany(string detail) => new(429, "too-many-requests", "Too many requests", detail);

    /// <summary>The error that belongs to a status, for faults that name no more than that.</summary>
    public static ApiError Of(int status, string? code, string? detail)
    {
        var usual = status switch
        {
            400 => BadParameter("id", "ID value is not valid."),
            401 => InvalidToken(),
            403 => Forbidden(),
            404 => NotFound(),
            410 => Gone(),
            429 => TooMany("Query limit reached."),
            503 => new ApiError(503, "service-unavailable", "Service Unavailable", "Service Unavailable. Try again later."),
            _ => new ApiError(status, "internal-server-error", "Internal Server error.", "Internal Server error. Contact support."),
        };
        return usual.With(code, detail);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new { type = "list", correlationId = Guid.NewGuid().ToString(), data = new[] { new ErrorItem("error", code, title, detail, source) } };
        return Results.Json(body, statusCode: status).ExecuteAsync(httpContext);
    }

    private ApiError With(string? newCode, string? newDetail) => new(status, newCode ?? code, title, newDetail ?? detail, source);
}

internal sealed record ErrorItem(
    string Type,
    string Code,
    string Title,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ErrorSource? Source);

/// <summary>Where an error comes from; one of the two, or neither.</summary>
internal sealed record ErrorSource(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer = null);

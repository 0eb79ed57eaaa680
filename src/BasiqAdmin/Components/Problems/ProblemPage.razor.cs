using BasiqAdmin.Services.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace BasiqAdmin.Components.Problems;

/// <summary>What a request that ended in an error status shows; the pipeline runs it in place of the empty reply.</summary>
public sealed partial class ProblemPage
{
    /// <summary>The HTTP status.</summary>
    [Parameter]
    public int Status { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    // The endpoint that refused is kept by the middleware; its policy bears the right's name.
    private IStatusCodeReExecuteFeature? Refused => Context?.Features.Get<IStatusCodeReExecuteFeature>();

    private Right? RefusedRight
    {
        get
        {
            var policy = Refused?.Endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>()
                .Select(data => data.Policy).FirstOrDefault(name => name is not null);
            return Enum.TryParse<Right>(policy, out var right) ? right : null;
        }
    }
}

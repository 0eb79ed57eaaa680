using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace BasiqAdmin.Components;

/// <summary>
/// The document around every page. Pages are interactive and not prerendered, so that no click is lost and nothing is loaded twice;
/// pages marked with <see cref="ExcludeFromInteractiveRoutingAttribute"/> are static.
/// </summary>
public sealed partial class App
{
    private static readonly InteractiveServerRenderMode Interactive = new(prerender: false);

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private InteractiveServerRenderMode? Mode => Context.AcceptsInteractiveRouting() ? Interactive : null;

    // Only what the page's own script writes is let through: a cookie is anybody's text.
    private string Theme => Context.Request.Cookies["theme"] is ("light" or "dark") and var theme ? theme : "system";

    private string Navigation => Context.Request.Cookies["nav"] is "collapsed" ? "collapsed" : "wide";
}

using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Components.Layout;

/// <summary>A page of the navigation.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Right">Who may see it; null for everybody.</param>
/// <param name="Key">After "g", the key that goes there.</param>
/// <param name="Counts">The number that stands beside it.</param>
public sealed record NavItem(string Text, string Href, IconName Icon, Right? Right, char Key, NavCount Counts = NavCount.Nothing);

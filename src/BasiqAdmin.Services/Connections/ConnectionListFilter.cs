namespace BasiqAdmin.Services.Connections;

/// <summary>What a list of connections is narrowed to.</summary>
/// <param name="Text">Part of a connection id, user id, user name or bank.</param>
/// <param name="Status">A status as Basiq spells it, e.g. <c>invalid</c>.</param>
/// <param name="Institution">An institution id.</param>
/// <param name="Method">A method as Basiq spells it, e.g. <c>web</c>.</param>
/// <param name="ExpiringWithinDays">Only open-banking connections that expire within so many days.</param>
public sealed record ConnectionListFilter(string? Text = null, string? Status = null, string? Institution = null, string? Method = null, int? ExpiringWithinDays = null);

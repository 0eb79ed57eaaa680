namespace BasiqAdmin.Sandbox.Control;

internal sealed record ConnectorBody(string? Status, string? Stage);

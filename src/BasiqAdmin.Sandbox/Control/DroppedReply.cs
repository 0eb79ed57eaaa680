namespace BasiqAdmin.Sandbox.Control;

/// <summary>Marks a request whose connection is to be cut instead of being answered.</summary>
internal sealed record DroppedReply;

namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

/// <summary>Where a reply differs from its schema; array positions are left out of the path.</summary>
internal sealed record Violation(string Path, ViolationKind Kind, string Found);

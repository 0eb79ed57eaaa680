namespace BasiqAdmin.Sandbox.World.Jobs;

/// <summary>How a step fails. <paramref name="Invalidates"/> says whether the connection becomes invalid by it.</summary>
public sealed record JobFailure(string Code, string Title, string Detail, string Step, bool Invalidates = false);

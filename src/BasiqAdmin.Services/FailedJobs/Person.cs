namespace BasiqAdmin.Services.FailedJobs;

/// <summary>A member of staff to whom cases can be given.</summary>
/// <param name="Id">Stable id from the sign-in.</param>
/// <param name="Name">Display name.</param>
public sealed record Person(string Id, string Name);

namespace BasiqAdmin.Services.Users;

/// <summary>How many users the directory holds, in all, by state, and with connections that fail or end soon.</summary>
public sealed record UserCounts(int All, int Pending, int Known, int NotFound, int InTrouble, int EndsSoon);

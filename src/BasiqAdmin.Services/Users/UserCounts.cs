namespace BasiqAdmin.Services.Users;

/// <summary>How many users the directory holds, in all and by state.</summary>
public sealed record UserCounts(int All, int Pending, int Known, int NotFound, int InTrouble);

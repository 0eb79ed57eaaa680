namespace BasiqAdmin.Services.Purges;

/// <summary>A verdict and what it rests on, in words.</summary>
internal sealed record ReadBackFinding(ReadBackVerdict Verdict, string Text);

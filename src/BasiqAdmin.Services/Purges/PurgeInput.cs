using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Purges;

/// <summary>What people type, and what is wrong with it.</summary>
internal static class PurgeInput
{
    public const int ShortestReason = 3;
    public const int LongestReason = 500;

    /// <summary>What to do about the command's reason or typed id; null when they are right.</summary>
    public static string? ProblemOf(PurgeCommand command)
    {
        if (ProblemOfReason(command.Reason) is { } problem)
        {
            return problem;
        }

        return string.Equals(PastedId.Of(command.TypedId), command.ConnectionId.Value, StringComparison.Ordinal)
            ? null
            : "The typed id is not the id of this connection. Type the connection's id exactly as it is shown.";
    }

    /// <summary>What to do about a reason; null when it is right.</summary>
    public static string? ProblemOfReason(string? reason) => (reason ?? "").Trim().Length switch
    {
        < ShortestReason => $"Give a reason of at least {ShortestReason} characters; it is part of the receipt.",
        > LongestReason => $"Shorten the reason to {LongestReason} characters.",
        _ => null,
    };
}

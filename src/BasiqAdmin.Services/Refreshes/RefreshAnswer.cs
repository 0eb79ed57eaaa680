using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>What became of asking for a refresh, ready to be shown.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">What happened and who must act, in a sentence or two.</param>
public sealed record RefreshAnswer(RefreshAnswerKind Kind, string Text)
{
    /// <summary>The job that fetches the data, where there is one.</summary>
    public JobId? JobId { get; init; }

    /// <summary>Who asked for that job, by name, where that is known.</summary>
    public string? By { get; init; }

    /// <summary>The verdict of the moment; null when another one's refresh was in the way before there was one.</summary>
    public RefreshVerdict? Verdict { get; init; }

    /// <summary>Basiq's correlation id of a refusal.</summary>
    public string? CorrelationId { get; init; }
}

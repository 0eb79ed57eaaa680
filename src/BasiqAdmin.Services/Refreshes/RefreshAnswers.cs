using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>Says what became of a refresh: what happened, and who must act.</summary>
internal static class RefreshAnswers
{
    /// <summary>To the person who sent it.</summary>
    public static RefreshAnswer Own(RefreshRecord refresh, RefreshVerdict? verdict) => new(KindOf(refresh), TextOf(refresh))
    {
        JobId = refresh.JobId,
        By = refresh.WasUnderWay ? verdict?.JobStartedBy : refresh.ActorName,
        Verdict = verdict,
        CorrelationId = refresh.CorrelationId,
    };

    /// <summary>To a person whom another one was ahead of.</summary>
    public static RefreshAnswer OfOther(RefreshRecord other) => new(other.JobId is null ? KindOf(other) : RefreshAnswerKind.UnderWay, other switch
    {
        { JobId: not null } => $"{other.ActorName} asked for a refresh a moment ago. Nothing more was sent; this is that job.",
        { State: RefreshState.Sending } => $"{other.ActorName} asked for a refresh a moment ago, and Basiq has not answered yet. Nothing more was sent.",
        _ => $"{other.ActorName} asked for a refresh a moment ago, so nothing more was sent. {TextOf(other)}",
    })
    {
        JobId = other.JobId,
        By = other.ActorName,
        CorrelationId = other.CorrelationId,
    };

    /// <summary>When a job was found under way before anything was sent.</summary>
    public static RefreshAnswer UnderWay(RefreshVerdict verdict) =>
        new(RefreshAnswerKind.UnderWay, $"A job of this connection is under way already{(verdict.JobStartedBy is { } by ? $"; {by} asked for it" : null)}. Nothing more was sent; this is that job.")
        {
            JobId = verdict.JobUnderWay,
            By = verdict.JobStartedBy,
            Verdict = verdict,
        };

    /// <summary>When a check is against it.</summary>
    public static RefreshAnswer NotAllowed(RefreshVerdict verdict)
    {
        var first = verdict.Against[0];
        return new RefreshAnswer(RefreshAnswerKind.NotAllowed, $"Nothing was sent. {first.Evidence} {first.AllowedAgain}".TrimEnd()) { Verdict = verdict };
    }

    /// <summary>When somebody purged the data while the refresh was being checked: whoever asks again does so knowing it, and with a reason.</summary>
    public static RefreshAnswer PurgedMeanwhile(RefreshVerdict verdict) =>
        new(RefreshAnswerKind.NotAllowed, $"Nothing was sent, because somebody has purged its data a moment ago. {verdict.Of(RefreshRule.NotPurged)?.Evidence}") { Verdict = verdict };

    /// <summary>What became of a stored refresh.</summary>
    public static string TextOf(RefreshRecord refresh) => refresh.State switch
    {
        RefreshState.Started when refresh.WasUnderWay => "Basiq answered that a job of this connection was under way already (200). This is that job; no other one was made.",
        RefreshState.Started => "Basiq fetches the data again.",
        RefreshState.Refused => RefusalText(refresh),
        RefreshState.NotStarted => "No answer came, and the connection's jobs show that Basiq did not carry it out. It may be asked for again.",
        RefreshState.NeverKnown when refresh.Refusal == RefreshRefusal.UnknownConnection => "No answer came, and Basiq does not know the user any more: nobody can tell whether it was carried out.",
        RefreshState.NeverKnown => "No answer came, and Basiq lists jobs for seven days only: nobody can tell any more whether it was carried out. It may be asked for again.",
        RefreshState.Sending => "It is being sent.",
        _ => "It was sent and no answer came. It is not sent again: the connection's jobs will tell within two minutes whether Basiq carried it out.",
    };

    private static string RefusalText(RefreshRecord refresh) => refresh.Refusal switch
    {
        RefreshRefusal.NotRefreshable => $"Basiq cannot refresh this connection through its API{Words(refresh)}. Its data comes with Basiq's smart cache, or when the customer connects the bank again; Basiq's support can say more.",
        RefreshRefusal.NotActive => $"Basiq refused it because the connection is not active{Words(refresh)}. The customer has to connect the bank again.",
        RefreshRefusal.LoginRefused => $"Basiq could not log in at the bank{Words(refresh)}. The customer has to connect the bank again with the right login.",
        RefreshRefusal.LimitReached => $"Basiq refused it because the limit of refreshes is reached{Words(refresh)}. Nobody has to act: leave it until tomorrow.",
        RefreshRefusal.UnknownConnection => "Basiq does not know this connection any more: it was deleted, or belongs to another application. The customer has to connect the bank again.",
        RefreshRefusal.NotAllowed => $"Basiq does not allow this app to refresh it{Words(refresh)}. If others can be refreshed, Basiq's support can say why this one cannot; if none can, whoever runs the app must look at its plan with Basiq.",
        RefreshRefusal.HeldUp => "The app was held up before it could ask Basiq, so nothing was sent. Ask again.",
        RefreshRefusal.Busy => "Basiq limits our requests at the moment, so it fetched nothing. Try again in a minute.",
        RefreshRefusal.NotReached => "Basiq could not be reached, so nothing was sent. Try again in a minute; if it stays so, whoever runs the app must look at the network.",
        _ => $"Basiq refused it{Words(refresh)}. If the words do not say who must act, give the correlation id to Basiq's support.",
    };

    private static string Words(RefreshRecord refresh) =>
        (refresh.Detail ?? refresh.Code) is { Length: > 0 } words ? $" (\"{words.TrimEnd('.')}\")" : string.Empty;

    private static RefreshAnswerKind KindOf(RefreshRecord refresh) => refresh.State switch
    {
        RefreshState.Started when refresh.WasUnderWay => RefreshAnswerKind.UnderWay,
        RefreshState.Started => RefreshAnswerKind.Started,
        RefreshState.Refused or RefreshState.NotStarted => RefreshAnswerKind.Refused,
        _ => RefreshAnswerKind.Unknown,
    };
}

using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Diagnoses;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>One case beside the list: what happened, what to do and say, who looks after it. It looks again now and then, so that nobody works on a case that is over.</summary>
public sealed partial class CasePanel(IFailedJobInbox inbox, IJobService jobs) : AdminComponentBase
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(20);

    private readonly Loadable<CaseDetails?> _case = new();
    private readonly Loadable<JobDetails?> _job = new();
    private CaseDraft? _draft;
    private CaseRef _seen = null!;
    private JobId? _loadedJob;
    private string? _news;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public long Number { get; set; }

    /// <summary>To whom it can be given.</summary>
    [Parameter]
    public IReadOnlyList<Person> People { get; set; } = [];

    /// <summary>The list without the case.</summary>
    [Parameter, EditorRequired]
    public string CloseHref { get; set; } = string.Empty;

    /// <summary>The list with the case before this one; null at its start.</summary>
    [Parameter]
    public string? PreviousHref { get; set; }

    /// <summary>The list with the case after this one; null at its end.</summary>
    [Parameter]
    public string? NextHref { get; set; }

    /// <summary>Its place in the list, e.g. "2 of 31"; null where that is not known.</summary>
    [Parameter]
    public string? Position { get; set; }

    /// <summary>The case is no longer what the list shows; what this person changed comes along.</summary>
    [Parameter]
    public EventCallback<OwnChange?> OnChanged { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => _case.Value?.Row is { } row
        ? [new("userId", row.UserId.Value), new("connectionId", row.ConnectionId?.Value), new("jobId", row.JobId.Value)]
        : [];

    private CaseRow Row => _case.Value!.Row;

    // A tab beside others: which case, and whose, as far as that may stand in the browser's history.
    private string DocumentTitle => _case.Value is null ? $"Case {Number} · Failed jobs" : $"Case {Number} · {ShortText.Name(CaseText.Customer(Row))} · Failed jobs";

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        PostEvery(LookAgainAfter, LookAgainAsync);
        return LoadCaseAsync();
    }

    private async Task LoadCaseAsync()
    {
        await LoadAsync(_case, token => inbox.GetAsync(Actor, Number, token));
        await LoadJobIfOtherAsync();
    }

    private Task LoadJobIfOtherAsync()
    {
        if (_case.Value?.Row.JobId is not { } jobId || jobId == _loadedJob)
        {
            return Task.CompletedTask;
        }

        _loadedJob = jobId;
        return LoadJobAsync();
    }

    private Task LoadJobAsync() => LoadAsync(_job, token => jobs.GetAsync(Actor, Row.JobId, token));

    private async Task LookAgainAsync()
    {
        if (_case.Value is not { } shown)
        {
            return;
        }

        CaseDetails? now = null;
        if (await TryAsync(async token => now = await inbox.GetAsync(Actor, Number, token)) is null && now is not null && now.Row != shown.Row && ReferenceEquals(_case.Value, shown))
        {
            await ShowAsync(now, null, $"Changed while you looked: {CaseText.Of(now.History[^1].Kind).ToLowerInvariant()}, by {now.History[^1].ActorName}.");
        }
    }

    private Task ShowAsync(CaseDetails after, OwnChange? own, string? news)
    {
        _case.Succeed(after);
        _news = news;
        StateHasChanged();
        return Task.WhenAll(LoadJobIfOtherAsync(), OnChanged.InvokeAsync(own));
    }

    // Whoever fills in a dialog has read the case as it was when it opened, whatever is found behind it meanwhile.
    private void Begin(CaseDraft draft) => (_draft, _seen) = (draft, Row.Ref);

    private Task<LoadFailure?> ChangeAsync(CaseChange change) => ChangeAsync(change, Row.Ref);

    private async Task<LoadFailure?> ChangeAsync(CaseChange change, CaseRef seen)
    {
        CaseDetails? after = null;
        LoadFailure? refusal = null;
        var unexpected = await TryAsync(async _ => (after, refusal) = await CaseEdits.ChangeAsync(inbox, Actor, seen, change));
        if (after is not null)
        {
            // After a conflict the case is shown as it is now, so that the same draft can be saved again by somebody who has seen it.
            _seen = refusal is null ? _seen : after.Row.Ref;
            await ShowAsync(after, refusal is null ? new OwnChange(after.Row, change) : null, null);
        }

        return unexpected ?? refusal;
    }
}

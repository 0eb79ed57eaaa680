using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Users;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BasiqAdmin.Components.Pages.Users;

/// <summary>Takes ids by paste or file and shows what became of every line. What was typed stays until the person clears it.</summary>
public sealed partial class ImportPanel(IUserDirectory directory) : AdminComponentBase
{
    private const int LargestMegabytes = 50;
    private const long LargestFile = LargestMegabytes * 1024L * 1024L;

    private string _text = string.Empty;
    private IBrowserFile? _file;
    private string? _fileProblem;
    private bool _isBusy;
    private ImportProgress? _progress;
    private ImportReport? _report;
    private LoadFailure? _failure;
    private CancellationTokenSource? _stop;

    /// <summary>Some ids have been taken in.</summary>
    [Parameter]
    public EventCallback OnImported { get; set; }

    /// <summary>Closes the panel.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    private bool HasSomething => _file is not null || !string.IsNullOrWhiteSpace(_text);

    private string? ProgressText => _isBusy && _progress is { } progress ? $"{progress.LookedUp:N0} of {progress.Total:N0} looked up" : null;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _stop?.Dispose();
        base.Dispose(disposing);
    }

    private void Choose(InputFileChangeEventArgs change)
    {
        _fileProblem = change.File.Size > LargestFile ? $"This file is larger than {LargestMegabytes} MB. Split it and import the parts." : null;
        _file = _fileProblem is null ? change.File : null;
    }

    private async Task ImportAsync()
    {
        (_isBusy, _failure, _report, _progress) = (true, null, null, null);
        _stop?.Dispose();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        _failure = await TryAsync(RunAsync);
        _isBusy = false;
        await OnImported.InvokeAsync();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var stop = _stop!.Token;
        var progress = new LatestProgress(seen => _ = UpdateAsync(() => _progress = seen));
        try
        {
            using var reader = _file is null ? (TextReader)new StringReader(_text) : new StreamReader(_file.OpenReadStream(LargestFile, stop));
            _report = await directory.ImportAsync(Actor, reader, progress, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _failure = null;
        }
    }

    private Task StopAsync() => _stop?.CancelAsync() ?? Task.CompletedTask;

    /// <summary>Hands on what is reported at once; <see cref="Progress{T}"/> may hand on an older value last.</summary>
    private sealed class LatestProgress(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}

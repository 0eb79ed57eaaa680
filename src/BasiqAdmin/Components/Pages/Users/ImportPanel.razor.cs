using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Users;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MudBlazor;

namespace BasiqAdmin.Components.Pages.Users;

/// <summary>
/// Takes ids by paste or file in three steps: what to read, which column that would be, what became of every id.
/// What was pasted is the browser's until it is asked for, and stays until the person clears it.
/// </summary>
public sealed partial class ImportPanel(IUserDirectory directory, IJSRuntime browser) : AdminComponentBase
{
    private const string TextField = "import-text";
    private const int LargestMegabytes = 50;
    private const long LargestFile = LargestMegabytes * 1024L * 1024L;

    private IBrowserFile? _file;
    private Guid _fileField = Guid.NewGuid();
    private string? _problem;
    private string? _fileProblem;
    private bool _isBusy;
    private ImportPreview? _preview;
    private int? _column;
    private ImportProgress? _progress;
    private ImportReport? _report;
    private LoadFailure? _failure;
    private CancellationTokenSource? _stop;

    /// <summary>Some ids have been taken in.</summary>
    [Parameter]
    public EventCallback OnImported { get; set; }

    /// <summary>Closes the dialog.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    // The steps are shown, not chosen: the buttons below lead from one to the next.
    private int Step => (_report, _preview) switch
    {
        (not null, _) => 2,
        (_, not null) => 1,
        _ => 0,
    };

    private string SourceName => _file?.Name ?? "what you pasted";

    private string? ProgressText => _isBusy && _progress is { } progress ? $"{progress.LookedUp:N0} of {progress.Total:N0} looked up" : null;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _stop?.Dispose();
        base.Dispose(disposing);
    }

    private void Choose(InputFileChangeEventArgs change)
    {
        (_problem, _report, _failure) = (null, null, null);
        _fileProblem = change.File.Size > LargestFile ? $"This file is larger than {LargestMegabytes} MB. Split it and import the parts." : null;
        _file = _fileProblem is null ? change.File : null;
    }

    private static Task StayHereAsync(StepperInteractionEventArgs step)
    {
        step.Cancel = true;
        return Task.CompletedTask;
    }

    private void ForgetFile() => (_file, _fileProblem, _fileField) = (null, null, Guid.NewGuid());

    private Task CheckAsync() => ChooseColumnAsync(null);

    // What is shown stays until another column has been read.
    private Task ChooseColumnAsync(int? column) => DoAsync(async (text, token) =>
    {
        _preview = await directory.PreviewImportAsync(Actor, text, column, token);
        _column = column;
    });

    private void Reconsider() => (_preview, _column, _failure) = (null, null, null);

    private async Task ImportAsync()
    {
        await DoAsync(async (text, token) =>
        {
            _report = await directory.ImportAsync(Actor, text, _column, new LatestProgress(seen => _ = UpdateAsync(() => _progress = seen)), token);
            _preview = null;
        });
        await OnImported.InvokeAsync();
    }

    private async Task DoAsync(Func<TextReader, CancellationToken, Task> action)
    {
        (_isBusy, _failure, _report, _progress, _problem, _fileProblem) = (true, null, null, null, null, null);
        _stop?.Dispose();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ComponentToken);
        _failure = await TryAsync(cancellationToken => RunAsync(action, cancellationToken));
        _isBusy = false;
    }

    private async Task RunAsync(Func<TextReader, CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        var stop = _stop!.Token;
        try
        {
            if (await OpenAsync(stop) is not { } text)
            {
                _problem = "Paste user ids, or choose a file.";
                return;
            }

            using (text)
            {
                await action(text, stop);
            }
        }
        catch (RejectedException rejected)
        {
            (_problem, _fileProblem) = _file is null ? (rejected.Message, (string?)null) : (null, rejected.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _failure = null;
        }
    }

    // Null when nothing was given.
    private async Task<StreamReader?> OpenAsync(CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            return new StreamReader(_file.OpenReadStream(LargestFile, cancellationToken));
        }

        var text = await browser.InvokeAsync<IJSStreamReference>("basiqAdmin.textOf", cancellationToken, TextField);
        // An empty field comes as one new line.
        return text.Length <= 1 ? null : new StreamReader(await text.OpenReadStreamAsync(LargestFile, cancellationToken));
    }

    private Task StopAsync() => _stop?.CancelAsync() ?? Task.CompletedTask;

    /// <summary>Hands on what is reported at once; <see cref="Progress{T}"/> may hand on an older value last.</summary>
    private sealed class LatestProgress(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}

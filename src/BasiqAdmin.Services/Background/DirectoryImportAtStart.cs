using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Background;

/// <summary>Imports the ids that <c>Directory:ImportFrom</c> names, once the app has started.</summary>
public sealed partial class DirectoryImportAtStart(
    IServiceScopeFactory scopes,
    IHttpClientFactory http,
    IOptions<DirectoryOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<DirectoryImportAtStart> logger) : BackgroundService
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.ImportFrom) || !await StartedAsync(stoppingToken))
        {
            return;
        }

        foreach (var pause in Pauses)
        {
            if (await TryImportAsync(options.Value.ImportFrom, stoppingToken))
            {
                return;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var onStop = stoppingToken.Register(() => started.TrySetResult(false));
        return await started.Task;
    }

    private async Task<bool> TryImportAsync(string source, CancellationToken cancellationToken)
    {
        try
        {
            using var text = await OpenAsync(source, cancellationToken);
            await using var scope = scopes.CreateAsyncScope();
            var report = await scope.ServiceProvider.GetRequiredService<IUserDirectory>().ImportAsync(Actor.System, text, null, null, cancellationToken);
            Log.Imported(logger, report.New, report.Known, report.NotFound.Count, report.Malformed.Count, report.Failed.Count);
            return true;
        }
        catch (RejectedException exception)
        {
            // Trying again would read the same file.
            Log.NotImported(logger, exception);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotImported(logger, exception);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private async Task<StreamReader> OpenAsync(string source, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.IsFile)
        {
            return new StreamReader(address?.LocalPath ?? source);
        }

        var response = await http.CreateClient(nameof(DirectoryImportAtStart)).GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Imported user ids at start: {New} new, {Known} known, {NotFound} not found, {Malformed} lines without an id, {Failed} failed")]
        public static partial void Imported(ILogger logger, int @new, int known, int notFound, int malformed, int failed);

        [LoggerMessage(2, LogLevel.Error, "The ids that Directory:ImportFrom names could not be imported")]
        public static partial void NotImported(ILogger logger, Exception exception);
    }
}

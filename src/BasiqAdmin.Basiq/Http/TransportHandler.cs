namespace BasiqAdmin.Basiq.Http;

/// <summary>
/// Innermost: reads the whole body, so that a connection that breaks in the middle of it is seen by the retry above,
/// and notes how far the message got, so that nobody claims more about a lost call than is known.
/// </summary>
internal sealed class TransportHandler : DelegatingHandler
{
    private const long MaxBodyBytes = 32 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var progress = CallProgress.Of(request);
        progress.IsSent = true;
        progress.Sendings++;
        progress.HttpStatus = null;
        var response = await ConnectAsync(request, progress, cancellationToken);
        progress.HttpStatus = (int)response.StatusCode;
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBodyBytes, cancellationToken);
            return response;
        }
        catch (IOException exception)
        {
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The reply broke off.", exception);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> ConnectAsync(HttpRequestMessage request, CallProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception) when (NeverConnected(exception))
        {
            progress.IsSent = false;
            throw;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler reports its connect timeout as a cancellation that nobody asked for.
            progress.IsSent = false;
            throw new TimeoutException("No connection in time.", exception);
        }
    }

    private static bool NeverConnected(HttpRequestException exception) =>
        exception.HttpRequestError
            is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;
}

/// <summary>How far a message got, kept for the exception in which a failed call ends.</summary>
internal sealed class CallProgress
{
    /// <summary>Under this key a message carries its progress.</summary>
    public static readonly HttpRequestOptionsKey<CallProgress> Key = new("BasiqCallProgress");

    /// <summary>True from the moment at which Basiq may have read the message.</summary>
    public bool IsSent { get; set; }

    /// <summary>How often it was sent, retries and the once more after a rejected token included.</summary>
    public int Sendings { get; set; }

    /// <summary>Status of the last reply, also when its body got lost.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>The progress of a message; a message made elsewhere gets a new one.</summary>
    public static CallProgress Of(HttpRequestMessage message)
    {
        if (!message.Options.TryGetValue(Key, out var progress))
        {
            progress = new CallProgress();
            message.Options.Set(Key, progress);
        }

        return progress;
    }
}

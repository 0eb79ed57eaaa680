namespace BasiqAdmin.Basiq.Http;

/// <summary>A call was cancelled while it waited for its turn: Basiq has seen nothing of it. It is a cancellation like any other for whoever need not know that.</summary>
public sealed class NotSentException(string message, Exception innerException, CancellationToken token)
    : OperationCanceledException(message, innerException, token);

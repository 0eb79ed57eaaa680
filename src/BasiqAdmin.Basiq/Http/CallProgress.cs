namespace BasiqAdmin.Basiq.Http;

/// <summary>How far a message got, kept for the exception in which a failed call ends.</summary>
internal sealed class CallProgress
{
    /// <summary>Under this key a message carries its progress.</summary>
    public static readonly HttpRequestOptionsKey<CallProgress> Key = new("BasiqCallProgress");

    /// <summary>True from the moment at which Basiq may have read the message.</summary>
    public bool IsSent { get; set; }

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

namespace BasiqAdmin.Components.Shared;

/// <summary>Something that a component loads: nothing yet, a failure, or the value. A reload keeps the value in view until the new one is there.</summary>
public sealed class Loadable<T>
{
    /// <summary>Which face to show.</summary>
    public LoadFace Face { get; private set; }

    /// <summary>The value; default until <see cref="Face"/> is <see cref="LoadFace.Ready"/>.</summary>
    public T? Value { get; private set; }

    /// <summary>Why there is no value.</summary>
    public LoadFailure? Failure { get; private set; }

    /// <summary>Whether a newer value is on its way.</summary>
    public bool IsLoading { get; private set; }

    internal CancellationTokenSource? Attempt { get; set; }

    /// <summary>Forgets what it holds and what is on its way: what it is about has changed.</summary>
    public void Clear()
    {
        Attempt?.Cancel();
        Attempt = null;
        (Face, Value, Failure, IsLoading) = (LoadFace.Loading, default, null, false);
    }

    /// <summary>A load begins. The first one, and one after a failure, shows the skeleton.</summary>
    public void Begin()
    {
        IsLoading = true;
        Face = Face == LoadFace.Ready ? LoadFace.Ready : LoadFace.Loading;
    }

    /// <summary>The value is there.</summary>
    public void Succeed(T value) => (Face, Value, Failure, IsLoading) = (LoadFace.Ready, value, null, false);

    /// <summary>The load failed.</summary>
    public void Fail(LoadFailure failure) => (Face, Value, Failure, IsLoading) = (LoadFace.Failed, default, failure, false);
}

/// <summary>The faces of something that has to be loaded. Empty is a kind of ready: only the view can tell.</summary>
public enum LoadFace
{
    Loading,
    Failed,
    Ready,
}

/// <summary>Why something could not be loaded or done, as people read it.</summary>
/// <param name="What">What happened and what helps, in a sentence or two.</param>
/// <param name="CorrelationId">Finds the same failure in the error log, at Basiq too where it is theirs.</param>
/// <param name="CanRetry">Whether trying again can help.</param>
public sealed record LoadFailure(string What, string? CorrelationId = null, bool CanRetry = true);

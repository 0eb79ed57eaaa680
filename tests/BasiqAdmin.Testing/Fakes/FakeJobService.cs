using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Jobs whose answers are set by the test; a watched job changes when the test says so.</summary>
public sealed class FakeJobService : IJobService
{
    private Channel<JobDetails> _watched = Channel.CreateUnbounded<JobDetails>();

    public Answer<Page<JobRow>> Search { get; } = new(Sample.PageOf<JobRow>());

    public Answer<IReadOnlyDictionary<JobStatus, int>> Count { get; } = new(new Dictionary<JobStatus, int>());

    public Answer<LateFailures> Failures { get; } = new(new LateFailures(Sample.Now.AddDays(-1), 0, null, "", 0));

    public Answer<JobDetails?> Get { get; } = new(null);

    public Answer<SupportBundle?> Bundle { get; } = new(SampleJobs.Bundle());

    public Answer<IReadOnlyList<UnknownCodeRow>> UnknownCodes { get; } = new([]);

    /// <summary>The filter and page of every search, oldest first.</summary>
    public List<(JobFilter Filter, PageRequest Page)> Searches { get; } = [];

    /// <summary>The jobs that were watched, oldest first.</summary>
    public ConcurrentQueue<JobId> Watches { get; } = [];

    /// <summary>Watches that go on.</summary>
    public int Watching { get; private set; }

    /// <summary>Whoever watches sees this; whoever comes later sees it too unless somebody has.</summary>
    public void Shows(JobDetails details) => _watched.Writer.TryWrite(details);

    /// <summary>Nothing more comes, or the watch breaks; the next one starts anew.</summary>
    public void EndsWatch(Exception? error = null) => Interlocked.Exchange(ref _watched, Channel.CreateUnbounded<JobDetails>()).Writer.TryComplete(error);

    public Task<Page<JobRow>> SearchAsync(Actor actor, JobFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page));
        return Search.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyDictionary<JobStatus, int>> CountAsync(Actor actor, CancellationToken cancellationToken) => Count.GetAsync(cancellationToken);

    public Task<LateFailures> FailuresAsync(Actor actor, CancellationToken cancellationToken) => Failures.GetAsync(cancellationToken);

    public Task<JobDetails?> GetAsync(Actor actor, JobId jobId, CancellationToken cancellationToken) => Get.GetAsync(cancellationToken);

    public async IAsyncEnumerable<JobDetails> WatchAsync(Actor actor, JobId jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Watches.Enqueue(jobId);
        Watching++;
        try
        {
            await foreach (var details in _watched.Reader.ReadAllAsync(cancellationToken))
            {
                yield return details;
            }
        }
        finally
        {
            Watching--;
        }
    }

    public Task<SupportBundle?> BundleAsync(Actor actor, JobId jobId, CancellationToken cancellationToken) => Bundle.GetAsync(cancellationToken);

    public Task<IReadOnlyList<UnknownCodeRow>> UnknownCodesAsync(Actor actor, CancellationToken cancellationToken) => UnknownCodes.GetAsync(cancellationToken);
}

namespace BasiqAdmin.Services.Audit;

/// <summary>One action with all its steps, such as a purge from request to outcome; most actions have one.</summary>
/// <param name="Newest">The newest step that the filter matches: how the action stands, where nothing narrows the list.</param>
/// <param name="Steps">All steps, oldest first, whatever the filter.</param>
public sealed record AuditGroup(AuditRow Newest, IReadOnlyList<AuditRow> Steps)
{
    /// <summary>The kind of object whose entries are steps of one action.</summary>
    internal const string SteppedType = "purge";

    /// <summary>The kind of object that is a connection.</summary>
    internal const string ConnectionType = "connection";

    /// <summary>The kind of object that is a bank's recovery queue.</summary>
    internal const string QueueType = "recovery-queue";

    /// <summary>The name of the bank it is about; null where it is about none, or none that is listed.</summary>
    public string? Bank { get; init; }

    /// <summary>Who began it.</summary>
    public AuditRow First => Steps[0];

    /// <summary>What the steps say of ids, codes and counts, by name; a later step's value stands in place of an earlier one's.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; } = Read(Steps);

    /// <summary>Why, in the words of whoever gave a reason last.</summary>
    public string? Reason => Steps.LastOrDefault(step => step.Fact.Reason is not null)?.Fact.Reason;

    private static Dictionary<string, string> Read(IReadOnlyList<AuditRow> steps)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in steps.SelectMany(step => AuditDetail.Read(step.Fact.Detail)))
        {
            facts[name] = value;
        }

        return facts;
    }
}

namespace BasiqAdmin.Services.Connectors;

/// <summary>How our own jobs went. What customers have to put right themselves, such as a wrong password, does not count against the bank.</summary>
/// <param name="Succeeded">Jobs that succeeded.</param>
/// <param name="Failed">Jobs that failed, the customers' own errors excluded.</param>
/// <param name="ByCustomer">Jobs that failed for a reason of the customer's own.</param>
public sealed record SuccessRate(int Succeeded, int Failed, int ByCustomer)
{
    /// <summary>No job.</summary>
    public static SuccessRate None { get; } = new(0, 0, 0);

    /// <summary>The part that succeeded, 0 to 1, the customers' own errors left out; null without a job to judge by.</summary>
    public double? Share => Succeeded + Failed > 0 ? (double)Succeeded / (Succeeded + Failed) : null;

    /// <summary>All together.</summary>
    public static SuccessRate Sum(IEnumerable<SuccessRate> rates) => rates.Aggregate(None, (sum, rate) => sum + rate);

    /// <summary>Both together.</summary>
    public static SuccessRate operator +(SuccessRate one, SuccessRate other) => new(one.Succeeded + other.Succeeded, one.Failed + other.Failed, one.ByCustomer + other.ByCustomer);
}

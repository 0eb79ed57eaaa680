using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Demo;

/// <summary>What the invented jobs fail of: documented codes with the words that Basiq gives them.</summary>
/// <param name="Step">Which of the three steps fails.</param>
/// <param name="Code">Basiq's code.</param>
/// <param name="Title">Basiq's title.</param>
/// <param name="Detail">Basiq's words.</param>
/// <param name="NeedsCustomer">Whether the connection stands still until the customer has done something.</param>
internal sealed record DemoFailure(int Step, string Code, string Title, string Detail, bool NeedsCustomer = false)
{
    public static DemoFailure BankDown { get; } = new(0, "service-unavailable", "Service unavailable", "The institution is temporarily unavailable. Try again later.");

    private static readonly DemoFailure[] Customer =
    [
        new(0, "invalid-credentials", "Cannot login to target institution, check credentials.", "Cannot login to target institution using supplied credentials. Please check credentials and try again.", true),
        new(0, "invalid-credentials", "Cannot login to target institution, check credentials.", "Cannot login to target institution using supplied credentials. Please check credentials and try again.", true),
        new(0, "invalid-credentials", "Account is locked", "The account is locked at the institution. The user must contact the bank to unlock it.", true),
        new(0, "account-not-accessible-requires-user-action", "User action required", "The institution asks the user to act, for example to accept new terms and conditions, before the account can be accessed.", true),
        new(0, "account-not-accessible-requires-user-action", "User action required", "The institution asks the user to act, for example to accept new terms and conditions, before the account can be accessed.", true),
        new(0, "authorization-failed", "Authorization failed", "access_denied", true),
    ];

    private static readonly DemoFailure[] Bank =
    [
        BankDown,
        BankDown,
        BankDown with { Step = 2 },
        new(0, "maintenance", "Institution under maintenance", "The institution is under scheduled maintenance."),
        new(1, "temporary-unavailable", "Temporarily unavailable", "The institution is temporarily unavailable."),
        new(0, "institution-not-available", "Institution not available", "The institution cannot be reached."),
    ];

    private static readonly DemoFailure[] Basiq =
    [
        new(2, "connector-error", "Connector error", "The connector met an unexpected page."),
        new(2, "unknown-error", "Unknown error", "An unknown error has occurred."),
        new(2, "job-timed-out", "Job timed out", "The job did not finish in time."),
        new(0, "system-unavailable", "System unavailable", "The system is not available at the moment."),
    ];

    private static readonly DemoFailure[] Us = [new(1, "too-many-requests", "Too many requests", "Request rate limit per connection reached")];

    /// <summary>One of them, in about the shares that a year of a real app shows: most are the customers' own.</summary>
    public static DemoFailure Any(DemoRandom random) => random.Between(0, 100) switch
    {
        < 52 => random.Pick(Customer),
        < 76 => random.Pick(Bank),
        < 93 => random.Pick(Basiq),
        _ => random.Pick(Us),
    };

    /// <summary>One that ends a connection's validity.</summary>
    public static DemoFailure OfCustomer(DemoRandom random) => random.Pick(Customer);

    public JobStepResult ToResult() => new(null, null, Code, Title, Detail, null, null);
}

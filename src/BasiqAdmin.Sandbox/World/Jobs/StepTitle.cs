namespace BasiqAdmin.Sandbox.World.Jobs;

public static class StepTitle
{
    public const string VerifyCredentials = "verify-credentials";
    public const string MfaChallenge = "mfa-challenge";
    public const string RetrieveAccounts = "retrieve-accounts";
    public const string RetrieveTransactions = "retrieve-transactions";
}

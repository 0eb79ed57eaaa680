namespace BasiqAdmin.Sandbox.World.Banks;

/// <summary>Average times of a connector's job steps in milliseconds.</summary>
public sealed record StepDurations(int VerifyCredentials, int RetrieveAccounts, int RetrieveTransactions, int RetrieveMeta)
{
    public int Total => VerifyCredentials + RetrieveAccounts + RetrieveTransactions + RetrieveMeta;
}

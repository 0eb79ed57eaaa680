using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>The order of the inbox's groups: by who must act, then by cause.</summary>
internal static class CaseGroups
{
    private const int RanksPerOwner = 1000;

    public static int RankOf(ActionOwner owner, Cause cause) => ((int)owner * RanksPerOwner) + (int)cause;
}

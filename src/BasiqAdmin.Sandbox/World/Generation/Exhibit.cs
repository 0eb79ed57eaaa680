using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.People;

namespace BasiqAdmin.Sandbox.World.Generation;

/// <summary>
/// The first users of every world are not left to chance: the documented people, then one user for each documented
/// failure, so that a world of a hundred users shows every code.
/// </summary>
internal sealed record Exhibit(TestPerson? Test, JobFailure? Failure)
{
    private static readonly Exhibit[] All =
    [
        .. TestPerson.All.Select(test => new Exhibit(test, null)),
        .. FailureCatalogue.Common.Concat(FailureCatalogue.Rare).Concat(FailureCatalogue.Uploads).Select(failure => new Exhibit(null, failure)),
    ];

    public bool IsUpload => Failure is not null && FailureCatalogue.Uploads.Contains(Failure);

    public static Exhibit? At(int index) => index < All.Length ? All[index] : null;
}

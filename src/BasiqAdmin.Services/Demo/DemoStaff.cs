using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Services.Demo;

/// <summary>What the people of the demo do about a case, by who must act: they take some, write notes, put some aside and resolve others.</summary>
internal sealed class DemoStaff(DemoScene scene)
{
    private static readonly Dictionary<ActionOwner, (double Taken, double Resolved, string[] Notes, string[] Reasons)> Habits = new()
    {
        [ActionOwner.Customer] = (0.34, 0.4, ["Sent the message to the customer.", "Called: no answer. Sent the message instead.", "The customer says they will sign in tonight."], ["Customer told; they will connect again.", "Customer told: the password was changed at the bank.", "Duplicate of another case of this customer."]),
        [ActionOwner.Bank] = (0.14, 0.25, ["The bank's status page speaks of maintenance.", "Other customers of this bank fail in the same way."], ["Works again; checked with the customer.", "The bank was down; nothing left to do."]),
        [ActionOwner.Basiq] = (0.42, 0.45, ["Reported to Basiq with the support bundle.", "Basiq confirmed it and works on the connector."], ["Basiq fixed the connector.", "Works again since Basiq's release.", "Won't fix: the bank's page changes too often."]),
        [ActionOwner.Us] = (0.6, 0.5, ["Our nightly export refreshed too often.", "Asked the platform team to spread the refreshes."], ["The export was changed; works again.", "Limit raised."]),
    };

    private readonly Actor[] people = [.. scene.People.Where(person => person.May(Right.ManageCases))];

    public void Plan(DemoCasePlan plan)
    {
        var random = new DemoRandom(scene.Seed, $"staff {plan.Failures[0].Job.Job.Id}");
        var (taken, resolved, notes, reasons) = Habits[plan.Failures[0].Diagnosis.Owner];
        if (people.Length == 0 || !random.Chance(taken))
        {
            return;
        }

        var actor = random.Pick(people);
        var at = Awake(plan.OpenedAt + random.Minutes(12, 900), random);
        var assignee = random.Chance(0.8) ? actor : random.Pick(people);
        plan.Steps.Add((at, actor, new CaseChange.Assign(new Person(assignee.Id, assignee.Name))));
        if (random.Chance(0.6))
        {
            at = Awake(at + random.Minutes(3, 120), random);
            plan.Steps.Add((at, assignee, new CaseChange.AddNote(random.Pick(notes) + DemoTrail.Invented)));
        }

        if (random.Chance(0.3))
        {
            at = Awake(at + random.Minutes(1, 30), random);
            var until = at + random.Hours(20, 75);
            plan.Steps.Add((at, assignee, new CaseChange.SnoozeUntil(until)));
            plan.Steps.Add((until, Actor.System, new CaseChange.Wake()));
            at = until;
        }

        if (random.Chance(resolved))
        {
            plan.Steps.Add((Awake(at + random.Hours(1, 26), random), assignee, new CaseChange.Resolve(random.Pick(reasons) + DemoTrail.Invented)));
        }
    }

    // People work from 8 to 18 in Sydney, which is 21 to 7 UTC, and a day later where it is a weekend there.
    private static DateTimeOffset Awake(DateTimeOffset at, DemoRandom random)
    {
        var local = at.ToOffset(TimeSpan.FromHours(11));
        var day = local.Hour >= 18 ? 1 : 0;
        while (local.AddDays(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day++;
        }

        return day == 0 && local.Hour >= 8 ? at : new DateTimeOffset(local.Date.AddDays(day), local.Offset).ToUniversalTime() + TimeSpan.FromHours(8) + random.Minutes(1, 150);
    }
}

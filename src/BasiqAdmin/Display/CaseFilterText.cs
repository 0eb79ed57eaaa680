using System.Globalization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Display;

/// <summary>What the inbox can be narrowed to, in words.</summary>
internal static class CaseFilterText
{
    /// <summary>The ages that are offered: y for younger, o for older, in hours.</summary>
    public static IReadOnlyList<(string Value, string Text)> Ages { get; } = [("y4", "Under 4 hours"), ("y24", "Under a day"), ("o24", "Over a day"), ("o72", "Over 3 days"), ("o168", "Over a week")];

    /// <summary>The age that a filter asks for, as <see cref="Ages"/> has it.</summary>
    public static string? AgeOf(CaseFilter filter) => (filter.YoungerThan, filter.OlderThan) switch
    {
        ({ } under, _) => $"y{(int)under.TotalHours}",
        (_, { } over) => $"o{(int)over.TotalHours}",
        _ => null,
    };

    /// <summary>The filter with one of <see cref="Ages"/>, or with none.</summary>
    public static CaseFilter WithAge(CaseFilter filter, string? value)
    {
        TimeSpan? hours = value is null ? null : TimeSpan.FromHours(int.Parse(value[1..], CultureInfo.InvariantCulture));
        return filter with { YoungerThan = value?[0] == 'y' ? hours : null, OlderThan = value?[0] == 'o' ? hours : null };
    }

    /// <summary>The banks that can be chosen.</summary>
    public static IEnumerable<(string Value, string Text)> Banks(CaseFacets? facets, InstitutionId? chosen) => Known(facets?.Banks.Select(bank => (bank.Id.Value, bank.Name)), chosen?.Value);

    /// <summary>What can be chosen; what an address names stays to be seen, also when nothing has it any more.</summary>
    public static IEnumerable<(string Value, string Text)> Known(IEnumerable<(string Value, string Text)>? known, string? chosen)
    {
        var options = (known ?? []).ToList();
        return chosen is null || options.Exists(option => option.Value == chosen) ? options : [.. options, (chosen, chosen)];
    }

    /// <summary>Each thing that the filter asks for beyond tab and who must act, with the filter without it.</summary>
    public static IEnumerable<(string Text, CaseFilter Without)> Tags(CaseFilter filter, CaseFacets? facets, IReadOnlyList<Person> people, string me)
    {
        if (filter.Cause is { } cause)
        {
            yield return (Diagnosis.TitleOf(cause), filter with { Cause = null, Owner = null });
        }

        if (filter.Institution is { } bank)
        {
            yield return ($"Bank: {NameOf(facets, bank)}", filter with { Institution = null, Method = null });
            if (filter.Method is { } method)
            {
                yield return ($"Connector: {ConnectionText.Of(method)}", filter with { Method = null });
            }
        }

        if (filter.InOutageOf is { } outage)
        {
            yield return ($"Outage of {NameOf(facets, outage)}", filter with { InOutageOf = null });
        }

        if (filter.Code is { } code)
        {
            yield return ($"Code: {code}", filter with { Code = null });
        }

        if (filter.Step is { } step)
        {
            yield return ($"Step: {step}", filter with { Step = null });
        }

        if (AgeOf(filter) is { } age)
        {
            yield return ($"Age: {(Ages.Where(offered => offered.Value == age).Select(offered => offered.Text).FirstOrDefault() ?? Hours(age)).ToLowerInvariant()}", WithAge(filter, null));
        }

        if (filter.Assignee is { } assignee && assignee != me)
        {
            yield return (assignee == CaseFilter.Nobody ? "Unassigned" : $"Assigned to {people.FirstOrDefault(person => person.Id == assignee)?.Name ?? assignee}", filter with { Assignee = null });
        }
    }

    private static string Hours(string age) => $"{(age[0] == 'y' ? "under" : "over")} {age[1..]} hours";

    private static string NameOf(CaseFacets? facets, InstitutionId bank) => facets?.Banks.FirstOrDefault(known => known.Id == bank)?.Name ?? bank.Value;
}

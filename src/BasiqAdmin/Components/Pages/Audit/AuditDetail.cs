using BasiqAdmin.Services.Audit;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>Reads single values out of an entry's detail, which is written as <c>name=value; name=value</c>, or parted by spaces.</summary>
public static class AuditDetail
{
    /// <summary>The value of that name; null when the detail has none.</summary>
    public static string? Of(AuditFact fact, string name)
    {
        foreach (var part in (fact.Detail ?? string.Empty).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pairs = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var inWords = pairs.Length > 1 && pairs.All(pair => pair.Contains('=', StringComparison.Ordinal)) ? pairs : [part];
            foreach (var pair in inWords)
            {
                if (pair.StartsWith($"{name}=", StringComparison.Ordinal))
                {
                    return pair[(name.Length + 1)..];
                }
            }
        }

        return null;
    }
}

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>Notes that somebody has begun and not yet sent, by case. They wait here while other cases and pages are looked at.</summary>
public sealed class NoteDrafts
{
    private readonly Dictionary<long, string> texts = [];

    /// <summary>The note begun about a case; empty when there is none.</summary>
    public string this[long number]
    {
        get => texts.GetValueOrDefault(number, string.Empty);
        set
        {
            if (value.Length > 0)
            {
                texts[number] = value;
            }
            else
            {
                texts.Remove(number);
            }
        }
    }
}

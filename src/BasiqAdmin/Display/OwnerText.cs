using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Display;

/// <summary>Who must act, in words and colour.</summary>
public static class OwnerText
{
    /// <summary>As the heading of a group.</summary>
    public static string Of(ActionOwner owner) => owner switch
    {
        ActionOwner.Customer => "Customer",
        ActionOwner.Bank => "Bank",
        ActionOwner.Basiq => "Basiq",
        _ => "Our team",
    };

    /// <summary>Its colour in charts.</summary>
    public static ChartColour ColourOf(ActionOwner owner) => owner switch
    {
        ActionOwner.Customer => ChartColour.Warn,
        ActionOwner.Bank => ChartColour.Info,
        ActionOwner.Basiq => ChartColour.Bad,
        _ => ChartColour.Idle,
    };

    /// <summary>Who must act on a failure of the past, as a sentence.</summary>
    public static string MustAct(ActionOwner owner) => $"{Of(owner)} must act";

    /// <summary>Its colour in lists, where groups must be told apart.</summary>
    public static Tone ToneOf(ActionOwner owner) => owner switch
    {
        ActionOwner.Customer => Tone.Warn,
        ActionOwner.Bank => Tone.Info,
        ActionOwner.Basiq => Tone.Bad,
        _ => Tone.Idle,
    };

    /// <summary>What is wrong in a few words, as a list of connections says it: a purge with its day.</summary>
    public static string Title(Diagnosis diagnosis, DateTimeOffset now, TimeZoneInfo zone) =>
        diagnosis is { Cause: Cause.DataPurged, Since: { } at } ? $"{diagnosis.Title} {RelativeTime.Day(at, now, zone)}" : diagnosis.Title;

    /// <summary>As a sentence; what clears itself asks nobody to act.</summary>
    public static string Sentence(Diagnosis diagnosis) => diagnosis switch
    {
        { Cause: Cause.NotKnown } => "Nobody can tell at the moment",
        { Cause: Cause.Superseded or Cause.DataPurged or Cause.UnderWay } => "Nobody has to act",
        { Owner: ActionOwner.Customer } => "Customer must act",
        { CanClearItself: true, Owner: ActionOwner.Bank } => "Waiting for the bank",
        { Owner: ActionOwner.Bank } => "Bank must act",
        { CanClearItself: true, Owner: ActionOwner.Basiq } => "Basiq is fixing it",
        { Owner: ActionOwner.Basiq } => "Basiq must act",
        _ => "Our team must act",
    };

    /// <summary>The colour of a diagnosis; what is merely under way alarms nobody.</summary>
    public static Tone ToneOf(Diagnosis diagnosis) => diagnosis switch
    {
        { Cause: Cause.NotKnown or Cause.Superseded or Cause.DataPurged } => Tone.Idle,
        { Cause: Cause.CustomerConnecting } => Tone.Info,
        { Cause: Cause.EndsSoon or Cause.AccountNotUpdated } => Tone.Warn,
        { CanClearItself: true, Owner: ActionOwner.Basiq } => Tone.Info,
        { Owner: ActionOwner.Customer } => Tone.Bad,
        _ => Tone.Warn,
    };
}

namespace BasiqAdmin.Basiq.Json;

/// <summary>A resource that reads its odd parts itself, so that the rest of it still counts.</summary>
internal interface IOddParts
{
    /// <summary>The parts that could not be read, as paths.</summary>
    IEnumerable<string> OddParts { get; }
}

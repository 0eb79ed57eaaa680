namespace BasiqAdmin.Basiq.Ids;

/// <summary>Names an event; 64 hexadecimal digits at the time of writing.</summary>
/// <remarks>Opaque: 1 to 64 letters, digits, hyphens or underscores; compared exactly, case included.</remarks>
public readonly record struct EventId
{
    private readonly string? value;

    private EventId(string value) => this.value = value;

    /// <summary>The id as Basiq spells it; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>Reads an event id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out EventId id) => IdText.TryRead(text, static valid => new EventId(valid), out id);

    /// <summary>Reads an event id.</summary>
    /// <exception cref="FormatException">The text cannot be one; the message does not repeat the text.</exception>
    public static EventId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Malformed("an event id");

    /// <summary>The id as Basiq spells it.</summary>
    public override string ToString() => Value;
}

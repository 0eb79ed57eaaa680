namespace BasiqAdmin.Basiq.Ids;

/// <summary>Names a consent of a user.</summary>
/// <remarks>Opaque: 1 to 64 letters, digits, hyphens or underscores; compared exactly, case included.</remarks>
public readonly record struct ConsentId
{
    private readonly string? value;

    private ConsentId(string value) => this.value = value;

    /// <summary>The id as Basiq spells it; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>Reads a consent id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out ConsentId id) => IdText.TryRead(text, static valid => new ConsentId(valid), out id);

    /// <summary>Reads a consent id.</summary>
    /// <exception cref="FormatException">The text cannot be one; the message does not repeat the text.</exception>
    public static ConsentId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Malformed("a consent id");

    /// <summary>The id as Basiq spells it.</summary>
    public override string ToString() => Value;
}

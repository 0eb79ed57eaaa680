namespace BasiqAdmin.Basiq.Ids;

/// <summary>Names an institution, and with a method its connector; for example AU00000.</summary>
/// <remarks>Opaque: 1 to 64 letters, digits, hyphens or underscores; compared exactly, case included.</remarks>
public readonly record struct InstitutionId
{
    private readonly string? value;

    private InstitutionId(string value) => this.value = value;

    /// <summary>The id as Basiq spells it; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>Reads an institution id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out InstitutionId id) => IdText.TryRead(text, static valid => new InstitutionId(valid), out id);

    /// <summary>Reads an institution id.</summary>
    /// <exception cref="FormatException">The text cannot be one; the message does not repeat the text.</exception>
    public static InstitutionId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Malformed("an institution id");

    /// <summary>The id as Basiq spells it.</summary>
    public override string ToString() => Value;
}

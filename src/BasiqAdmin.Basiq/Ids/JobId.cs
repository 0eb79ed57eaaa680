namespace BasiqAdmin.Basiq.Ids;

/// <summary>Names a job; Basiq lists jobs of the last 7 days only.</summary>
/// <remarks>Opaque: 1 to 64 letters, digits, hyphens or underscores; compared exactly, case included.</remarks>
public readonly record struct JobId
{
    private readonly string? value;

    private JobId(string value) => this.value = value;

    /// <summary>The id as Basiq spells it; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>Reads a job id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out JobId id) => IdText.TryRead(text, static valid => new JobId(valid), out id);

    /// <summary>Reads a job id.</summary>
    /// <exception cref="FormatException">The text cannot be one; the message does not repeat the text.</exception>
    public static JobId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Malformed("a job id");

    /// <summary>The id as Basiq spells it.</summary>
    public override string ToString() => Value;
}

namespace BasiqAdmin.Basiq.Ids;

/// <summary>Names a user of this Basiq application; another application's ids answer 404.</summary>
/// <remarks>Opaque: 1 to 64 letters, digits, hyphens or underscores; compared exactly, case included.</remarks>
public readonly record struct UserId
{
    private readonly string? value;

    private UserId(string value) => this.value = value;

    /// <summary>The id as Basiq spells it; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>Reads a user id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out UserId id) => IdText.TryRead(text, static valid => new UserId(valid), out id);

    /// <summary>Reads a user id.</summary>
    /// <exception cref="FormatException">The text cannot be one; the message does not repeat the text.</exception>
    public static UserId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Malformed("a user id");

    /// <summary>The id as Basiq spells it.</summary>
    public override string ToString() => Value;
}

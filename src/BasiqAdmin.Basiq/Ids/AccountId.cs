namespace BasiqAdmin.Basiq.Ids;

/// <summary>Names an account that a connection brought in.</summary>
/// <remarks>Opaque: 1 to 64 letters, digits, hyphens or underscores; compared exactly, case included.</remarks>
public readonly record struct AccountId
{
    private readonly string? value;

    private AccountId(string value) => this.value = value;

    /// <summary>The id as Basiq spells it; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>Reads an account id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out AccountId id) => IdText.TryRead(text, static valid => new AccountId(valid), out id);

    /// <summary>Reads an account id.</summary>
    /// <exception cref="FormatException">The text cannot be one; the message does not repeat the text.</exception>
    public static AccountId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Malformed("an account id");

    /// <summary>The id as Basiq spells it.</summary>
    public override string ToString() => Value;
}

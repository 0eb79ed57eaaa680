namespace BasiqAdmin.Basiq.Ids;

/// <summary>Names a connection of a user to an institution; it outlives a purge of the data.</summary>
/// <remarks>Opaque: 1 to 64 letters, digits, hyphens or underscores; compared exactly, case included.</remarks>
public readonly record struct ConnectionId
{
    private readonly string? value;

    private ConnectionId(string value) => this.value = value;

    /// <summary>The id as Basiq spells it; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>Reads a connection id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out ConnectionId id) => IdText.TryRead(text, static valid => new ConnectionId(valid), out id);

    /// <summary>Reads a connection id.</summary>
    /// <exception cref="FormatException">The text cannot be one; the message does not repeat the text.</exception>
    public static ConnectionId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Malformed("a connection id");

    /// <summary>The id as Basiq spells it.</summary>
    public override string ToString() => Value;
}

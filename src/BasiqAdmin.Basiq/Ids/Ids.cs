using System.Buffers;

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

/// <summary>The one rule for ids. It keeps them safe inside paths and filters, whose quoting Basiq does not document.</summary>
internal static class IdText
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool TryRead<TId>(string? text, Func<string, TId> wrap, out TId id)
        where TId : struct
    {
        var valid = text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
        id = valid ? wrap(text!) : default;
        return valid;
    }

    public static FormatException Malformed(string expected) =>
        new($"The text is not {expected}: 1 to {MaxLength} letters, digits, hyphens or underscores are expected.");
}

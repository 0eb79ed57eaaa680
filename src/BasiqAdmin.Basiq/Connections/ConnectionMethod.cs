using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Connections;

/// <summary>The way in which a connection or connector reaches the bank.</summary>
/// <remarks>Open, and normalised: Basiq spells open banking both <c>openbanking</c> and <c>open-banking</c> (data.yml).</remarks>
public readonly record struct ConnectionMethod
{
    private readonly string? value;

    private ConnectionMethod(string? value) => this.value = value;

    /// <summary>Digital data capture with the customer's bank login.</summary>
    public static ConnectionMethod Web { get; } = new("web");

    /// <summary>The Consumer Data Right's interface; at most 20 refreshes a day.</summary>
    public static ConnectionMethod OpenBanking { get; } = new("openbanking");

    /// <summary>Uploaded PDF statements.</summary>
    public static ConnectionMethod Pdf { get; } = new("pdf");

    /// <summary>Uploaded CSV statements.</summary>
    public static ConnectionMethod Csv { get; } = new("csv");

    /// <summary>The one spelling used here; "unknown" when Basiq sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, in any of its spellings.</summary>
    public static ConnectionMethod From(string? text) =>
        OpenText.Normalise(text) switch
        {
            "open-banking" or "open_banking" => OpenBanking,
            var word => new ConnectionMethod(word),
        };

    /// <summary>The one spelling used here.</summary>
    public override string ToString() => Value;
}

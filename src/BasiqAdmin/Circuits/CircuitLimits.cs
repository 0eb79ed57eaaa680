using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Circuits;

/// <summary>Section <c>Limits</c>: how many pages may be open. Each is a circuit, which holds memory here for as long as it is.</summary>
public sealed class CircuitLimits
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Limits";

    /// <summary>Pages that one person may have open. Default 30.</summary>
    [Range(1, 10_000, ErrorMessage = "Limits:CircuitsPerPerson must be a number from 1 to 10000.")]
    public int CircuitsPerPerson { get; set; } = 30;

    /// <summary>Pages that may be open in all. Default 1000.</summary>
    [Range(1, 100_000, ErrorMessage = "Limits:Circuits must be a number from 1 to 100000.")]
    public int Circuits { get; set; } = 1000;

    /// <summary>Pages that lost their connection and are kept for three minutes, in case it comes back. Default 100.</summary>
    [Range(0, 100_000, ErrorMessage = "Limits:DisconnectedCircuits must be a number from 0 to 100000.")]
    public int DisconnectedCircuits { get; set; } = 100;
}

using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Services.ErrorLog;

/// <summary>How long errors are kept; section <c>Retention</c>.</summary>
public sealed class ErrorLogOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Retention";

    /// <summary>Days that warnings and errors are kept. Default 90.</summary>
    [Range(1, 3650, ErrorMessage = "Retention:Errors must be a number of days from 1 to 3650.")]
    public int Errors { get; set; } = 90;
}

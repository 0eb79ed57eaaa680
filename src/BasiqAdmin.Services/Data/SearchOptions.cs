using System.ComponentModel.DataAnnotations;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Data;

/// <summary>Section <c>Search</c> of the settings.</summary>
public sealed class SearchOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Search";

    /// <summary>The country of phone numbers that name none, in customers' details and in what people type. Default Australia.</summary>
    public string PhoneRegion { get; set; } = "AU";

    /// <summary>Reads phone numbers as those of <see cref="PhoneRegion"/>.</summary>
    public PhoneText Phones => new(PhoneRegion);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!PhoneText.IsRegion(PhoneRegion))
        {
            yield return new ValidationResult("Search:PhoneRegion must be the two letters of a country, e.g. \"AU\" or \"NZ\".");
        }
    }
}

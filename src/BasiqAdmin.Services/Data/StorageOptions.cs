using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Services.Data;

/// <summary>Section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Storage";

    /// <summary>Where the SQLite file lies; a relative path starts at the working directory. Its folder is created.</summary>
    [Required(ErrorMessage = "Storage:ConnectionString is empty; give the SQLite file, e.g. \"Data Source=data/basiqadmin.db\".")]
    public string ConnectionString { get; set; } = "Data Source=data/basiqadmin.db";
}

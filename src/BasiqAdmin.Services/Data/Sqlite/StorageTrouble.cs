using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>What keeps the database from storing, in words for the person who waits.</summary>
internal static class StorageTrouble
{
    // Primary result codes of SQLite, https://sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Full = 13;

    /// <summary>A clause without its full stop, or null when <paramref name="exception"/> does not come from the database.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        DbUpdateException { InnerException: { } cause } => Describe(cause),
        SqliteException { SqliteErrorCode: Full } => "the disk with this app's database is full",
        SqliteException { SqliteErrorCode: Busy or Locked } => "this app's database is locked by another program",
        SqliteException { SqliteErrorCode: ReadOnly } => "this app's database is read-only",
        DbException or DbUpdateException => "this app's database refused it",
        _ => null,
    };
}

namespace BasiqAdmin.Testing.Sandbox;

/// <summary>
/// Who is who in the seeded world, whatever its size: the places of its users in the sandbox's list. A test that needs somebody of a
/// kind names them, instead of reading users until one fits.
/// </summary>
public static class SeededPeople
{
    /// <summary>Basiq's test person Max Wentworth-Smith: one connection at Hooli that works, with data and without a job.</summary>
    public const int Max = 0;

    /// <summary>His login is always refused (locked), so his connection is invalid.</summary>
    public const int Bighead = 1;

    /// <summary>His logins always end in a message at the bank that only he can answer.</summary>
    public const int Erlich = 2;

    /// <summary>His refreshes fail at the bank whatever its health; his connection is active.</summary>
    public const int JianYang = 3;

    /// <summary>Another one whose connection at Hooli works.</summary>
    public const int Gavin = 4;

    /// <summary>The same, with a second connection at a bank that always asks for a security code.</summary>
    public const int Whistler = 5;

    /// <summary>The same, with a second connection.</summary>
    public const int Gilfoyle = 6;

    /// <summary>The first after whom nobody's jobs are arranged to fail.</summary>
    public const int FirstByChance = 43;

    /// <summary>Somebody whose second and third connection share a login, so that a job of the one waits for the other's.</summary>
    public const int OneLoginTwice = 51;
}

namespace BasiqAdmin.Basiq.Tests.Sandbox;

/// <summary>Who is who among the first users of every world.</summary>
internal enum Person
{
    Max = 0,
    Bighead = 1,
    Erlich = 2,
    JianYang = 3,
    Gavin = 4,

    /// <summary>Has a second connection, at Pied Piper, which always asks for a code.</summary>
    Whistler = 5,

    /// <summary>Connected through open banking.</summary>
    Richard = 8,
}

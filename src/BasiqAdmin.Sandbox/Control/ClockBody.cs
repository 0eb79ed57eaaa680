namespace BasiqAdmin.Sandbox.Control;

/// <summary>One of the two: a span such as <c>01:00:00</c> or <c>7.00:00:00</c>, or a number of seconds.</summary>
internal sealed record ClockBody(string? Advance, double? AdvanceSeconds);

using System.Globalization;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>A field that somebody fills in at the keyboard: where it is found, and what stands in it afterwards.</summary>
/// <param name="Name">What it is called when something is lost.</param>
/// <param name="Person">Who fills it in.</param>
/// <param name="Path">The page that it is on.</param>
/// <param name="OpenAsync">Opens what hides it, and finds it.</param>
public sealed record TypedField(string Name, Person Person, string Path, Func<IPage, Task<ILocator>> OpenAsync)
{
    private const float BetweenLetters = 35;
    private const float BetweenDigits = 150;
    private const string Letters = "the quick brown foxes jump overlazy dogs";
    private const int Length = 30;
    private static readonly DateOnly FirstDay = new(2026, 11, 1);

    /// <summary>Takes out what stands in it, and fills it in anew; gives what has to stand in it then.</summary>
    public Func<ILocator, int, Task<string>> FillAsync { get; init; } = TypeTextAsync;

    /// <summary>A text of its own for each round.</summary>
    public static string TextOf(int round) => string.Concat(Enumerable.Range(0, Length).Select(place => Letters[(place + round) % Letters.Length])).Trim().PadRight(Length, 'x');

    /// <summary>Types letter by letter.</summary>
    public static async Task<string> TypeTextAsync(ILocator field, int round)
    {
        await field.FillAsync(string.Empty);
        await field.PressSequentiallyAsync(TextOf(round), new LocatorPressSequentiallyOptions { Delay = BetweenLetters });
        return TextOf(round);
    }

    /// <summary>Types a day digit by digit, in the order that the browser asks for them.</summary>
    public static async Task<string> TypeDayAsync(ILocator field, int round)
    {
        var day = FirstDay.AddDays(round);
        await ClearDayAsync(field);
        await field.PressSequentiallyAsync(day.ToString("MMddyyyy", CultureInfo.InvariantCulture), new LocatorPressSequentiallyOptions { Delay = BetweenDigits });
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Types a moment in the same way.</summary>
    public static async Task<string> TypeMomentAsync(ILocator field, int round)
    {
        var moment = FirstDay.AddDays(round).ToDateTime(new TimeOnly(10, 15), DateTimeKind.Unspecified).AddMinutes(round);
        await ClearDayAsync(field);
        await field.PressSequentiallyAsync(moment.ToString("MMddyyyy", CultureInfo.InvariantCulture), new LocatorPressSequentiallyOptions { Delay = BetweenDigits });
        await field.PressAsync("ArrowRight");
        await field.PressSequentiallyAsync(moment.ToString("hhmm", CultureInfo.InvariantCulture) + "a", new LocatorPressSequentiallyOptions { Delay = BetweenDigits });
        return moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
    }

    // The keyboard is at its first part when it gets the focus.
    private static async Task ClearDayAsync(ILocator field)
    {
        await field.BlurAsync();
        await field.FillAsync(string.Empty);
        await field.FocusAsync();
    }
}

using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Connectors;

namespace BasiqAdmin.Services.Tests.Connectors;

/// <summary>Bars, uptime and incidents from what was seen, drawn hour by hour: o operational, d degraded, p partial outage, M major outage, m maintenance, x unknown, a dot is a gap.</summary>
public sealed class HealthArithmeticTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("oooooooo", 8, 1.0, "operational")]
    [InlineData("ooooMMoo", 8, 0.75, "major-outage")]
    [InlineData("ooooppoo", 8, 0.75, "partial-outage")]
    [InlineData("ooddddoo", 8, 1.0, "degraded-performance")]
    [InlineData("ommmmmmo", 8, 1.0, "under-maintenance")]
    [InlineData("oooxxooo", 8, 1.0, "on-holiday")]
    [InlineData("oo....MM", 4, 0.5, "major-outage")]
    [InlineData("......oo", 2, 1.0, "operational")]
    [InlineData("MM......", 2, 0.0, "major-outage")]
    [InlineData("dpMmxo..", 6, 4.0 / 6, "major-outage")]
    public void Times_OfEightHours_CountWatchedTimeOnly(string drawing, int watchedHours, double uptime, string worst)
    {
        var times = HealthTimes.Between(Seen(drawing), Midnight, Midnight.AddHours(8));

        Assert.Equal(TimeSpan.FromHours(watchedHours), times.Watched);
        Assert.Equal(watchedHours / 8.0, times.WatchedShare, 9);
        Assert.Equal(uptime, times.Uptime!.Value, 9);
        Assert.Equal(worst, times.Worst!.Value.Value);
    }

    [Fact]
    public void Times_WithoutALook_HaveNoUptime()
    {
        var times = HealthTimes.Between(Seen("........"), Midnight, Midnight.AddHours(8));

        Assert.Null(times.Uptime);
        Assert.Null(times.Worst);
        Assert.Equal(0, times.WatchedShare);
    }

    [Fact]
    public void Days_AreUtcDaysUpToNow()
    {
        // From 20:00 the day before: four hours, then a day with a gap of two hours.
        var seen = Seen("ooooMooooooooooooo..oooooooo", Midnight.AddHours(-4));

        var history = HealthHistory.Of(seen, 3, Midnight.AddHours(24).AddHours(-2));

        Assert.Equal([new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 20)], history.Days.Select(day => day.Day));
        Assert.Equal([0, 4, 20], history.Days.Select(day => day.Seen.Watched.TotalHours));
        Assert.Equal([24, 24, 22], history.Days.Select(day => day.Seen.Length.TotalHours));
        Assert.Equal([null, "operational", "major-outage"], history.Days.Select(day => day.Seen.Worst?.Value));
        Assert.Equal(23 / 24.0, history.Whole.Uptime!.Value, 9);
        Assert.Equal(70, history.Whole.Length.TotalHours);
    }

    [Theory]
    [InlineData("oooo", "")]
    [InlineData("ooMMoo", "2-4 M")]
    [InlineData("oodMpdoo", "2-6 M")]
    [InlineData("ooMoMo", "2-3 M, 4-5 M")]
    [InlineData("oomoxo", "2-3 m, 4-5 x")]
    [InlineData("MMoo", "?0-2 M")]
    [InlineData("oo..MMoo", "?4-6 M")]
    [InlineData("ooMM..oo", "2-4? M")]
    [InlineData("ooMM..dd", "2-8? M gap")]
    [InlineData("ooMM..ppoo", "2-8 M gap")]
    [InlineData("oo..dd..oo", "?4-6? d")]
    public void Incidents_AreWhatIsNotOperational_AndTellWhatNobodySaw(string drawing, string expected)
    {
        var incidents = Incident.In(Seen(drawing));

        Assert.Equal(expected, string.Join(", ", incidents.Select(Drawn)));
    }

    [Fact]
    public void Incident_ThatLasts_HasNoEnd()
    {
        var seen = Seen("ooMM");

        var incident = Assert.Single(Incident.In([.. seen.SkipLast(1), seen[^1] with { Lasts = true }]));

        Assert.Null(incident.ToAt);
        Assert.False(incident.EndedUnseen);
    }

    [Theory]
    [InlineData(8, 2, 5, 0.8)]
    [InlineData(0, 3, 0, 0.0)]
    [InlineData(3, 0, 9, 1.0)]
    [InlineData(0, 0, 4, null)]
    [InlineData(0, 0, 0, null)]
    public void SuccessRate_LeavesOutTheCustomersOwnErrors(int succeeded, int failed, int byCustomer, double? expected) =>
        Assert.Equal(expected, new SuccessRate(succeeded, failed, byCustomer).Share);

    [Fact]
    public void Rank_PutsTheWorstFirstAndMaintenanceAmongWhatWorks()
    {
        string[] expected = ["major-outage", "partial-outage", "degraded-performance", "on-holiday", "under-maintenance", "operational"];

        Assert.Equal(expected, expected.Order(StringComparer.Ordinal).Select(ConnectorStatus.From).OrderByDescending(StatusRank.Of).Select(status => status.Value));
        Assert.Equal(4, expected.Count(status => StatusRank.IsTrouble(ConnectorStatus.From(status))));
    }

    private static string Drawn(Incident incident)
    {
        static int Hour(DateTimeOffset time) => (int)(time - Midnight).TotalHours;
        return $"{(incident.BeganUnseen ? "?" : "")}{Hour(incident.FromAt)}-{Hour(incident.ToAt!.Value)}{(incident.EndedUnseen ? "?" : "")} {LetterOf(incident.Worst)}{(incident.HasGap ? " gap" : "")}";
    }

    private static char LetterOf(ConnectorStatus status) => "odpMmx".Single(letter => StatusOf(letter) == status);

    private static ConnectorStatus StatusOf(char letter) => letter switch
    {
        'o' => ConnectorStatus.Operational,
        'd' => ConnectorStatus.DegradedPerformance,
        'p' => ConnectorStatus.PartialOutage,
        'M' => ConnectorStatus.MajorOutage,
        'm' => ConnectorStatus.UnderMaintenance,
        _ => ConnectorStatus.From("on-holiday"),
    };

    private static List<StatusReading> Seen(string drawing, DateTimeOffset? from = null)
    {
        var start = from ?? Midnight;
        var seen = new List<StatusReading>();
        for (var hour = 0; hour < drawing.Length; hour++)
        {
            var (begin, end) = (start.AddHours(hour), start.AddHours(hour + 1));
            if (drawing[hour] == '.')
            {
                continue;
            }

            if (hour > 0 && drawing[hour] == drawing[hour - 1])
            {
                seen[^1] = seen[^1] with { ToAt = end };
            }
            else
            {
                seen.Add(new StatusReading(StatusOf(drawing[hour]), begin, end));
            }
        }

        return seen;
    }
}

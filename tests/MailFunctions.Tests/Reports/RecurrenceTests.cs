using MailFunctions.Reports.Schedules;

namespace MailFunctions.Tests.Reports;

/// <summary>When scheduled reports are made, against expectations written by hand.</summary>
public sealed class RecurrenceTests
{
    [Theory]
    // Berlin skips 02:00 to 03:00 on 29 March 2026, and shows it twice on 25 October.
    [InlineData("Europe/Berlin", "02:30", "2026-03-28T00:00Z", "2026-03-28T01:30Z 2026-03-29T01:00Z 2026-03-30T00:30Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-10-24T00:00Z", "2026-10-24T00:30Z 2026-10-25T00:30Z 2026-10-26T01:30Z")]
    [InlineData("Europe/Berlin", "07:00", "2026-10-24T00:00Z", "2026-10-24T05:00Z 2026-10-25T06:00Z 2026-10-26T06:00Z")]
    // New York: 14 March 2027 and 7 November 2027, at two o'clock.
    [InlineData("America/New_York", "02:00", "2027-03-13T00:00Z", "2027-03-13T07:00Z 2027-03-14T07:00Z 2027-03-15T06:00Z")]
    [InlineData("America/New_York", "01:15", "2027-11-06T00:00Z", "2027-11-06T05:15Z 2027-11-07T05:15Z 2027-11-08T06:15Z")]
    // Lord Howe moves its clocks by half an hour: 4 October 2026 at 02:00, 4 April 2027 at 02:00.
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-03T00:00Z", "2026-10-03T15:30Z 2026-10-04T15:15Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2027-04-03T00:00Z", "2027-04-03T14:45Z 2027-04-04T15:15Z")]
    [InlineData("America/Sao_Paulo", "00:00", "2026-10-17T12:00Z", "2026-10-18T03:00Z 2026-10-19T03:00Z")]
    [InlineData("Asia/Kolkata", "23:59", "2026-12-31T00:00Z", "2026-12-31T18:29Z 2027-01-01T18:29Z")]
    [InlineData("UTC", "12:00", "2028-02-28T12:00Z", "2028-02-29T12:00Z 2028-03-01T12:00Z")]
    public void Daily(string zone, string time, string after, string expected) =>
        ShouldCome(new() { Frequency = Frequency.Daily, Time = time, TimeZone = zone }, after, expected);

    [Fact]
    public void Weekly_on_chosen_days() =>
        ShouldCome(
            new() { Frequency = Frequency.Weekly, Time = "06:30", Days = [DayOfWeek.Monday, DayOfWeek.Friday, DayOfWeek.Sunday], TimeZone = "Europe/Lisbon" },
            "2026-03-26T00:00Z",
            "2026-03-27T06:30Z 2026-03-29T05:30Z 2026-03-30T05:30Z 2026-04-03T05:30Z");

    [Theory]
    [InlineData(31, "2026-11-30 2026-12-31 2027-01-31 2027-02-28 2027-03-31 2027-04-30")]
    [InlineData(30, "2026-11-30 2026-12-30 2027-01-30 2027-02-28 2027-03-30 2027-04-30")]
    [InlineData(29, "2026-11-29 2026-12-29 2027-01-29 2027-02-28 2027-03-29 2027-04-29")]
    [InlineData(15, "2026-12-15 2027-01-15 2027-02-15 2027-03-15 2027-04-15 2027-05-15")]
    public void Monthly_on_a_day_or_the_last_of_shorter_months(int day, string expected) =>
        ShouldCome(new() { Frequency = Frequency.Monthly, Time = "05:00", DayOfMonth = day, TimeZone = "UTC" }, "2026-11-24T00:00Z", Days(expected));

    [Fact]
    public void Monthly_on_29_in_a_leap_year_comes_once_in_february() =>
        ShouldCome(new() { Frequency = Frequency.Monthly, Time = "05:00", DayOfMonth = 29, TimeZone = "UTC" }, "2028-01-30T00:00Z", Days("2028-02-29 2028-03-29"));

    [Fact]
    public void Monthly_on_the_last_day() =>
        ShouldCome(
            new() { Frequency = Frequency.Monthly, Time = "05:00", LastDayOfMonth = true, TimeZone = "UTC" },
            "2027-12-01T00:00Z",
            Days("2027-12-31 2028-01-31 2028-02-29 2028-03-31"));

    [Theory]
    [InlineData("0 7 * * 1-5", "2026-11-27T06:00Z 2026-11-30T06:00Z 2026-12-01T06:00Z")]
    [InlineData("30 8 1 */6 *", "2027-01-01T07:30Z 2027-07-01T06:30Z")]
    [InlineData("0 */6 * * *", "2026-11-26T23:00Z 2026-11-27T05:00Z 2026-11-27T11:00Z")]
    public void Cron(string cron, string expected) =>
        ShouldCome(new() { Frequency = Frequency.Cron, Cron = cron, TimeZone = "Europe/Berlin" }, "2026-11-26T22:59Z", expected);

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Auckland")]
    public void Every_day_of_two_years_has_its_report_at_the_time_that_clocks_show(string zone)
    {
        var times = Recurrence.Of(new() { Frequency = Frequency.Daily, Time = "08:45", TimeZone = zone }).Upcoming(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 730).ToList();

        var local = times.Select(time => TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById(zone))).ToList();

        local.ShouldAllBe(time => time.TimeOfDay == new TimeSpan(8, 45, 0));
        local.Select(time => time.Date).ShouldBe(Enumerable.Range(0, 730).Select(day => local[0].Date.AddDays(day)));
    }

    private static string Days(string days) => string.Join(' ', days.Split(' ').Select(day => day + "T05:00Z"));

    private static void ShouldCome(ScheduleTimes times, string after, string expected)
    {
        var recurrence = Recurrence.Of(times);
        var comes = expected.Split(' ').Select(Time).ToList();

        recurrence.Upcoming(Time(after), comes.Count).ShouldBe(comes);
        comes.ShouldAllBe(time => recurrence.Has(time) && !recurrence.Has(time.AddMinutes(1)));
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm'Z'", null, System.Globalization.DateTimeStyles.AssumeUniversal);
}

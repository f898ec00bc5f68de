using System.Collections.Concurrent;
using Azure.Data.Tables;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Storage;

/// <summary>Names that only one owner may have.</summary>
public sealed class UniqueNamesTests(Product product) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _owners = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private UniqueNames _names = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var table = new TableClient(product.Azurite.ConnectionString, "UniqueNames");
        await table.CreateIfNotExistsAsync(Stop);
        _names = new(table, Guid.NewGuid().ToString("N"), _clock, (owner, name, _) =>
            Task.FromResult(_owners.TryGetValue(owner, out var present) && NameKey.AreSame(present, name)));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_same_owner_takes_a_name_as_often_as_it_likes()
    {
        (await _names.TakeAsync("Anna", "1", Stop)).ShouldBeTrue();
        (await _names.TakeAsync("ANNA", "1", Stop)).ShouldBeTrue();
        (await _names.TakeAsync("anna", "2", Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_whose_owner_never_came_is_taken_over_after_a_minute()
    {
        await _names.TakeAsync("Anna", "1", Stop);
        (await _names.TakeAsync("Anna", "2", Stop)).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(61));

        (await _names.IsTakenAsync("Anna", Stop)).ShouldBeFalse();
        (await _names.TakeAsync("Anna", "2", Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_that_its_owner_has_is_never_taken_over()
    {
        await _names.TakeAsync("ANNA", "1", Stop);
        _owners["1"] = "Anna";
        _clock.Advance(TimeSpan.FromDays(1));

        (await _names.TakeAsync("Anna", "2", Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_is_released_only_by_the_owner_that_gave_it_up()
    {
        _owners["1"] = "Anna";
        await _names.TakeAsync("Anna", "1", Stop);
        await _names.ReleaseAsync("Anna", "2", Stop);
        await _names.ReleaseAsync("Anna", "1", Stop);
        (await _names.TakeAsync("Anna", "2", Stop)).ShouldBeFalse();

        _owners["1"] = "Berta";
        await _names.ReleaseAsync("Anna", "1", Stop);
        (await _names.TakeAsync("Anna", "2", Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task Names_come_in_their_order_from_any_place()
    {
        foreach (var name in (string[])["Zoë", "émile", "Bo 2", "Bo", "anna"])
        {
            await _names.TakeAsync(name, name, Stop);
        }

        var names = await _names.AfterAsync(NameKey.Of("ANNA"), 2, Stop).Select(row => row.Name).ToListAsync(Stop);

        names.ShouldBe(["Bo", "Bo 2", "émile", "Zoë"]);
    }
}

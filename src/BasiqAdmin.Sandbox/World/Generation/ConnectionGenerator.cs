using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.People;
using BasiqAdmin.Sandbox.World.Seeding;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World.Generation;

/// <summary>Connections as they stood a week before the start; the week's jobs then make of them what they are.</summary>
internal sealed class ConnectionGenerator(int seed, BankCatalogue banks, DateTimeOffset start)
{
    public void AddTo(UserState user, Exhibit? exhibit)
    {
        var random = SeededRandom.For(seed, user.Index, Salt.Connections);
        if (exhibit?.Test is { } test)
        {
            AddTest(user, test, ref random);
            return;
        }

        if (exhibit is not null)
        {
            var connector = exhibit.IsUpload ? random.Pick(banks.ForUploads) : random.Pick(banks.ForCustomers);
            Add(user, connector, ConnectionStatus.Active, "", ref random);
            return;
        }

        var count = random.Between(0, 100) switch { < 45 => 1, < 75 => 2, < 92 => 3, _ => 4 };
        for (var i = 0; i < count; i++)
        {
            AddOne(user, ref random);
        }
    }

    private void AddOne(UserState user, ref SeededRandom random)
    {
        var before = user.Connections.LastOrDefault();
        if (before is { Method: Method.Web } && random.Chance(0.08))
        {
            // A second set of accounts behind the same login: refreshing both at once makes Basiq pause the later one.
            Add(user, before.Connector, ConnectionStatus.Active, before.Login, ref random);
            return;
        }

        var connector = random.Chance(0.02) ? random.Pick(banks.ForUploads) : random.Pick(banks.ForCustomers);
        // No web and open banking connection side by side at one institution.
        if (user.Connections.Exists(other => other.Bank.Id == connector.Bank.Id))
        {
            return;
        }

        Add(user, connector, NewStatus(ref random), "", ref random);
    }

    private static string NewStatus(ref SeededRandom random) => random.Between(0, 1000) switch
    {
        < 30 => ConnectionStatus.PreInit,
        < 36 => ConnectionStatus.Init,
        < 85 => ConnectionStatus.Deleted,
        < 115 => ConnectionStatus.Invalid,
        < 175 => ConnectionStatus.Pending,
        _ => ConnectionStatus.Active,
    };

    private void AddTest(UserState user, TestPerson test, ref SeededRandom random)
    {
        var always = test.FailureCode switch
        {
            "invalid-credentials" => FailureCatalogue.LockedAccount,
            "service-unavailable" => FailureCatalogue.ServiceUnavailable,
            null => null,
            _ => FailureCatalogue.UserAction,
        };
        var main = test.LoginId == "richard" ? banks.HooliOpenBanking : banks.Hooli;
        Add(user, main, ConnectionStatus.Active, test.LoginId, ref random, always);
        var second = test.LoginId switch
        {
            "Whistler" => banks.PiedPiper,
            "Gilfoyle" => banks.Nucleus,
            "laurieBream" => banks.HooliGov,
            _ => null,
        };
        if (second is not null)
        {
            Add(user, second, ConnectionStatus.Active, test.LoginId, ref random);
        }
    }

    private void Add(
        UserState user, Connector connector, string status, string login, ref SeededRandom random, JobFailure? always = null)
    {
        var consent = user.Consents[0];
        var isNew = status is ConnectionStatus.Pending or ConnectionStatus.PreInit or ConnectionStatus.Init;
        var created = isNew
            ? start - random.Between(TimeSpan.FromMinutes(1), TimeSpan.FromDays(6))
            : consent.Created + random.Between(TimeSpan.FromMinutes(2), TimeSpan.FromHours(4));
        var used = start - random.Between(TimeSpan.FromDays(7), TimeSpan.FromDays(45));
        user.Connections.Add(new Connection
        {
            Id = user.Ids.Uuid(IdKind.Connection, user.Index, user.Connections.Count),
            Ordinal = user.Connections.Count,
            Connector = connector,
            Consent = consent.Ordinal,
            CreatedAt = created,
            Login = login.Length > 0 ? login : $"login{user.Connections.Count}",
            Status = status,
            AlwaysFails = always,
            LastUsed = isNew ? null : Later(created, used),
            ExpiresAt = connector.Method == Method.OpenBanking ? consent.Expires : null,
            // Deleting a connection leaves its accounts where they are, unless they were purged before.
            HasData = status is ConnectionStatus.Active or ConnectionStatus.Invalid || (status == ConnectionStatus.Deleted && random.Chance(0.5)),
        });
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

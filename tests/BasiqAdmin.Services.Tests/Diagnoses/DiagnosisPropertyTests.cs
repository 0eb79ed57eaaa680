using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Tests.Diagnoses;

/// <summary>What must hold in every situation, checked on 20,000 generated ones.</summary>
public sealed class DiagnosisPropertyTests
{
    private static readonly IReadOnlyList<(Situation Situation, Diagnosis? Diagnosis)> All = Generate();

    [Fact]
    public void RefreshAdvice_IsNeverGivenForAnInactiveConnection()
    {
        var inactive = All.Where(one => one.Situation.Connection is { } connection && connection.Status != ConnectionStatus.Active).ToList();

        Assert.True(inactive.Count > 1000);
        Assert.DoesNotContain(inactive, one => one.Diagnosis is { Retry.IsRefresh: true });
    }

    [Fact]
    public void RefreshAdvice_IsNeverGivenInAMajorOutage()
    {
        var down = All.Where(one => one.Situation.BankStatus == ConnectorStatus.MajorOutage).ToList();

        Assert.True(down.Count > 1000);
        Assert.DoesNotContain(down, one => one.Diagnosis is { Retry.IsRefresh: true });
    }

    [Fact]
    public void RefreshAdvice_IsNeverForThePast_NorBeforeTheRestEnds_NorBeyondTheDaysRefreshes()
    {
        var refreshes = All.Where(one => one.Diagnosis is { Retry.IsRefresh: true }).ToList();

        Assert.True(refreshes.Count > 200);
        Assert.DoesNotContain(refreshes, one => one.Diagnosis!.Retry.At < one.Situation.Now);
        Assert.DoesNotContain(refreshes, one => one.Situation.Rest is { } rest && rest.Until > one.Situation.Now && !(one.Diagnosis!.Retry.At >= rest.Until));
        Assert.DoesNotContain(refreshes, one => one.Situation.Quota is { IsUsedUp: true } quota && !(one.Diagnosis!.Retry.At >= quota.ResetsAt));
    }

    [Fact]
    public void EveryDiagnosis_NamesWhoMustAct_AndHasEveryText()
    {
        var found = All.Where(one => one.Diagnosis is not null).Select(one => one.Diagnosis!).ToList();

        Assert.True(found.Count > 10_000);
        Assert.All(found, diagnosis => Assert.True(Enum.IsDefined(diagnosis.Owner)));
        Assert.All(found, diagnosis => Assert.All(
            new[] { diagnosis.Title, diagnosis.Explanation, diagnosis.NextStep, diagnosis.Retry.Text, diagnosis.CustomerText },
            text => Assert.Matches(@"^([A-Z]|eBank)[^{}]+$", text)));
    }

    [Fact]
    public void WhatNeedsTheCustomer_NeverClearsItself()
    {
        var clearing = All.Where(one => one.Diagnosis is { Owner: ActionOwner.Customer, CanClearItself: true });

        Assert.Empty(clearing);
    }

    [Fact]
    public void WhatWasNotRead_IsNeverTakenForNothingWrong()
    {
        var unread = All.Where(one => one.Situation.NotRead.Count > 0).ToList();

        Assert.NotEmpty(unread);
        Assert.All(unread, one => Assert.NotNull(one.Diagnosis));
        Assert.DoesNotContain(All.Except(unread), one => one.Diagnosis is { Cause: Cause.NotKnown });
    }

    [Fact]
    public void EveryCause_IsReached()
    {
        var reached = All.Select(one => one.Diagnosis?.Cause).OfType<Cause>().ToHashSet();

        Assert.Empty(Enum.GetValues<Cause>().Except(reached).Except([Cause.StatementUnsupported, Cause.StatementNew]));
    }

    [Fact]
    public void Diagnosis_OfTheSameSituation_IsTheSame()
    {
        Assert.All(All.Take(2000), one => Assert.Equal(one.Diagnosis, Diagnosis.Of(one.Situation)));
    }

    private static List<(Situation, Diagnosis?)> Generate()
    {
        var random = new RandomSituation(386);
        return [.. Enumerable.Range(0, 20_000).Select(_ => random.Next()).Select(situation => (situation, Diagnosis.Of(situation)))];
    }
}

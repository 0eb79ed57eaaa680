using System.Reflection;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Tests.Conventions;

namespace BasiqAdmin.Services.Tests.Access;

/// <summary>One thing that pages can ask of the service layer: a method of a public interface that works on behalf of an actor.</summary>
internal sealed record ServiceCall(MethodInfo Method)
{
    /// <summary>All of them. An interface counts with every method once one of them takes an actor.</summary>
    public static IReadOnlyDictionary<string, ServiceCall> All { get; } = Repository.Services.GetExportedTypes()
        .Where(type => type.IsInterface && type.GetMethods().Any(TakesAnActor))
        .SelectMany(type => type.GetMethods())
        .Where(method => !method.IsSpecialName)
        .Select(method => new ServiceCall(method))
        .ToDictionary(call => call.Name, StringComparer.Ordinal);

    public string Name => $"{Method.DeclaringType!.Name}.{Method.Name}";

    /// <summary>What the method itself says that it needs; null when it says nothing.</summary>
    public IReadOnlyList<Right>? Rights => Method.GetCustomAttribute<NeedsAttribute>()?.Rights;

    public bool Allows(Actor actor) => Rights is { } rights && (rights.Count == 0 || rights.Any(actor.May));

    /// <summary>Makes the call; a stream is read up to its first element.</summary>
    public Task MakeAsync(object service, Actor actor, Func<ParameterInfo, object?> argument)
    {
        var arguments = Method.GetParameters().Select(parameter => parameter.ParameterType == typeof(Actor) ? actor : argument(parameter));
        var answer = Method.Invoke(service, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null)!;
        return answer as Task ?? (Task)typeof(ServiceCall).GetMethod(nameof(ReadFirstAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Method.ReturnType.GetGenericArguments()).Invoke(null, [answer])!;
    }

    private static bool TakesAnActor(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor));

    private static async Task ReadFirstAsync<T>(IAsyncEnumerable<T> stream) => await stream.FirstOrDefaultAsync(TestContext.Current.CancellationToken);
}

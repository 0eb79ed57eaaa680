using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BasiqAdmin.Benchmarks;

/// <summary>Catches the statements that a call sends to the database, so that they can be timed without everything around them.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<Statement> caught = [];
    private readonly List<IDisposable> subscriptions = [];

    public Statements() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>What <paramref name="call"/> sends.</summary>
    public async Task<IReadOnlyList<Statement>> OfAsync<T>(Func<Task<T>> call)
    {
        caught.Clear();
        await call();
        return [.. caught];
    }

    /// <summary>Sends them again and reads every row to the last field; returns the milliseconds that took.</summary>
    public static double Time(DbConnection connection, IReadOnlyList<Statement> statements)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement.Text;
            foreach (var (name, value) in statement.Parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var field = 0; field < reader.FieldCount; field++)
                {
                    _ = reader.GetValue(field);
                }
            }
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    public void OnNext(DiagnosticListener value)
    {
        if (string.Equals(value.Name, DbLoggerCategory.Name, StringComparison.Ordinal))
        {
            subscriptions.Add(value.Subscribe(this, name => string.Equals(name, RelationalEventId.CommandExecuting.Name, StringComparison.Ordinal)));
        }
    }

    // The connection's own settings come by here too; they are set once, not with every call.
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: var command } && !command.CommandText.StartsWith("PRAGMA", StringComparison.Ordinal))
        {
            caught.Add(new Statement(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>One statement with its parameters.</summary>
    internal sealed record Statement(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);
}

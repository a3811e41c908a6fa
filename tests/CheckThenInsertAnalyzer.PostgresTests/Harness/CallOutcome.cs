using System.Collections;
using System.Globalization;
using System.Reflection;
using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>How a call ended: what came back, or what was thrown.</summary>
/// <param name="Result">The result; null for void, for null and when something was thrown.</param>
/// <param name="Exception">What was thrown; null when the call returned.</param>
internal sealed record CallOutcome(object? Result, Exception? Exception)
{
    /// <summary>A server's error that the caller sees, wrapped or not; null when there is none.</summary>
    public PostgresException? DatabaseError => Chain(Exception).OfType<PostgresException>().FirstOrDefault();

    /// <summary>Awaits a call and keeps whatever happens.</summary>
    public static async Task<CallOutcome> OfAsync(Func<Task<object?>> call)
    {
        try
        {
            return new CallOutcome(await call(), Exception: null);
        }
        catch (Exception exception)
        {
            return new CallOutcome(Result: null, exception);
        }
    }

    /// <summary>The outcome in words that are equal for equal runs of different builds of a program.</summary>
    /// <param name="rows">Translates generated keys.</param>
    public string Describe(TableRows rows) => this switch
    {
        { Exception: { } exception } => $"throws {Thrown(exception)}",
        { Result: int or long or Guid } => rows.Translate(Result),
        _ => Value(Result, rows),
    };

    private static string Value(object? value, TableRows rows) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(item => Value(item, rows)))}]",
        _ => $"{value.GetType().Name} {{ {string.Join(", ", Properties(value, rows))} }}",
    };

    private static IEnumerable<string> Properties(object value, TableRows rows) =>
        from property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property.GetIndexParameters().Length == 0 && !rows.IsIgnored(property.Name)
        select $"{property.Name} = {Value(property.GetValue(value), rows)}";

    // The message of a user's exception is part of what a caller sees; those of the libraries carry ids and offsets.
    private static string Thrown(Exception exception) =>
        Chain(exception).OfType<PostgresException>().FirstOrDefault() is { } error
            ? $"{exception.GetType().FullName} with {error.SqlState} {error.ConstraintName}".TrimEnd()
            : $"{exception.GetType().FullName}: {exception.Message}";

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }
}

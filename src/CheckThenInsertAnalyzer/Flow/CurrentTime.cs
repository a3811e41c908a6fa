using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells whether a value is the time at which the statement runs.</summary>
internal static class CurrentTime
{
    private static readonly string[] Functions =
        ["now", "current_timestamp", "current_date", "localtimestamp", "clock_timestamp", "statement_timestamp", "transaction_timestamp"];

    /// <summary>Whether an expression of the insert's text is the current time, by a function of the server or a clock of .NET.</summary>
    public static bool Is(SqlExpression value, SqlInsertCall insert, LocalAssignments locals) => value.WithoutCasts() switch
    {
        FunctionExpression { Name.Name.Value: "timezone", Arguments: [_, var time] } => Is(time, insert, locals),
        FunctionExpression function => Array.IndexOf(Functions, function.Name.Name.Value) >= 0,
        UnknownExpression unknown => IsShifted(unknown, insert),
        var given => SuppliedOperation.Of(given, insert.Parameters, locals) is { } operation && IsClock(operation),
    };

    /// <summary><c>now() AT TIME ZONE 'utc'</c>, which the reader does not take apart.</summary>
    private static bool IsShifted(UnknownExpression value, SqlInsertCall insert) =>
        insert.Sql is { Text: var sql }
        && sql.Substring(value.Range.Start, value.Range.Length).TrimStart('(', ' ') is var text
        && Array.Exists(Functions, function => text.StartsWith(function, StringComparison.OrdinalIgnoreCase))
        && text.IndexOf("at time zone", StringComparison.OrdinalIgnoreCase) > 0;

    private static bool IsClock(IOperation operation)
    {
        while (operation is IPropertyReferenceOperation { Instance: { } instance, Property.Name: "UtcDateTime" or "DateTime" or "Date" or "LocalDateTime" })
            operation = instance;
        return operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "UtcNow" or "Now" or "Today", ContainingType.Name: "DateTime" or "DateTimeOffset" } } => true,
            IInvocationOperation { TargetMethod.Name: "GetUtcNow" or "GetLocalNow" or "GetCurrentInstant" } => true,
            _ => false,
        };
    }
}

using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the C# expression that gives an expression of the SQL text its value.</summary>
internal static class SuppliedOperation
{
    /// <summary>The expression, seen through casts, conversions and a local that is assigned once; null when C# gives no single one.</summary>
    public static IOperation? Of(SqlExpression value, ISqlParameters parameters, LocalAssignments locals)
    {
        if (value.WithoutCasts() is not (ParameterExpression or HoleExpression) || SqlValueReader.Read(value, parameters).Value is not OperationValue { Operation: var operation })
            return null;

        operation = operation.WithoutConversions();
        return operation is ILocalReferenceOperation { Local: var local } && locals.OnlyValueOf(local) is { } assigned ? assigned.WithoutConversions() : operation;
    }
}

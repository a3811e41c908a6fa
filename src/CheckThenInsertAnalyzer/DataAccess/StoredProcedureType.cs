using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Knows <c>CommandType.StoredProcedure</c>.</summary>
internal static class StoredProcedureType
{
    /// <summary>Whether a command of that type sends the name of a function or procedure as its text.</summary>
    /// <param name="type">Null when none is given.</param>
    public static bool Is(IOperation? type) =>
        type?.WithoutConversions() is IFieldReferenceOperation { Field: { Name: "StoredProcedure", ContainingType: { Name: "CommandType", ContainingNamespace.Name: "Data" } } };
}

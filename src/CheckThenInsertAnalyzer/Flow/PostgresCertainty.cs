using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells whether a call certainly reaches PostgreSQL, so that the language of another database is a mistake there.</summary>
internal static class PostgresCertainty
{
    /// <summary>Whether the static type of connection or command is Npgsql's, or the project references no other provider beside Npgsql.</summary>
    public static bool Of(DatabaseCall call, ProjectUnderAnalysis project) =>
        project.IsPostgresOnly || (call.Operation is IInvocationOperation invocation && invocation.Receiver() is { } receiver && IsNpgsql(receiver.WithoutConversions().Type));

    private static bool IsNpgsql(ITypeSymbol? type) => type is { ContainingAssembly.Name: "Npgsql" };
}

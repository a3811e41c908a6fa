using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Recognises where a transaction begins, and whether at SERIALIZABLE.</summary>
internal static class TransactionRecogniser
{
    /// <summary>The transaction that an operation begins or joins; null when it begins none.</summary>
    public static TransactionCall? Recognise(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "BeginTransaction" or "BeginTransactionAsync" } begin =>
            new(begin, LibraryOf(begin.TargetMethod), begin.Arguments.Any(argument => IsSerializable(argument.Value)), IsScope: false) { Level = LevelIn(begin) },
        IInvocationOperation { TargetMethod: { Name: "UseTransaction" or "UseTransactionAsync" } method } use when method.ContainingNamespace?.Name == "EntityFrameworkCore" =>
            new(use, DatabaseLibrary.EntityFramework, IsSerializable: false, IsScope: false),
        IObjectCreationOperation { Type: { Name: "TransactionScope", ContainingNamespace: { Name: "Transactions", ContainingNamespace.Name: "System" } } } scope =>
            new(scope, DatabaseLibrary.Npgsql, !NamesOtherLevel(scope), IsScope: true) { Level = LevelIn(scope) },
        _ => null,
    };

    private static DatabaseLibrary LibraryOf(IMethodSymbol begin)
    {
        for (var space = begin.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.Name == "EntityFrameworkCore")
                return DatabaseLibrary.EntityFramework;
        }

        return DatabaseLibrary.Npgsql;
    }

    private static string? LevelIn(IOperation begin) =>
        begin.Descendants().OfType<IFieldReferenceOperation>().FirstOrDefault(level => level.Field.ContainingType?.Name == "IsolationLevel")?.Field.Name;

    private static bool IsSerializable(IOperation value) => value.WithoutConversions() is IFieldReferenceOperation { Field.Name: "Serializable" };

    private static bool NamesOtherLevel(IOperation scope) =>
        scope.Descendants().Any(part => part is IFieldReferenceOperation { Field: { Name: not "Serializable", ContainingType.Name: "IsolationLevel" } })
        || scope.Descendants().Any(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation { Member.Name: "TransactionOptions" });
}

using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3002: a catch clause is meant for unique violations, and none from its try block can get in.</summary>
internal sealed class DeadViolationHandler : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3002";

    private static readonly DiagnosticDescriptor Dead = RuleDescriptor.Create(
        Id,
        "Handler never sees a unique violation",
        "A unique violation never gets into this catch of '{0}': '{1}' raises it as {2}. Catch that.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Warning,
        "SaveChanges wraps a violation in a DbUpdateException; Dapper, Npgsql and EF Core's ExecuteSql raise the PostgresException as it is. A catch of the other shape is dead code, and the violation goes past it.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Dead;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var tried in body.Operations.OfType<ITryOperation>())
        {
            var calls = ViolationHandlers.CallsIn(tried, body.Calls).Where(call => ViolationShapes.Of(call) is not null).ToImmutableArray();
            if (calls.IsEmpty || !IsAllInSight(tried.Body, calls, body.Project.Libraries))
                continue;
            foreach (var clause in tried.Catches)
            {
                if (CatchReader.IsMeantForViolations(clause) && calls.All(call => body.Catches.IsOfOtherShape(clause, ViolationShapes.Of(call)!.Value)))
                    yield return Report(clause, calls[0]);
            }
        }
    }

    /// <summary>
    /// Whether every call of the block is known: one that is not, and could reach the database on its own, may raise a violation in any
    /// shape. Calls of the framework, of the recognised libraries and of delegates' and objects' plain members do not.
    /// </summary>
    private static bool IsAllInSight(IOperation block, ImmutableArray<DatabaseCall> calls, LibrarySymbols libraries)
    {
        var known = calls.Select(call => call.Operation.Syntax).ToImmutableHashSet();
        return block.Descendants().All(part => part switch
        {
            IInvocationOperation invocation => known.Contains(invocation.Syntax) || IsHarmless(invocation.TargetMethod, libraries),
            IObjectCreationOperation { Constructor: { } constructor } => IsHarmless(constructor, libraries) || IsData(constructor.ContainingType),
            IInvalidOperation => false,
            _ => true,
        });
    }

    /// <summary>Framework methods, and those of the recognised libraries: what of them sends SQL is recognised, or raises no unique violation.</summary>
    private static bool IsHarmless(IMethodSymbol method, LibrarySymbols libraries)
    {
        if (method.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction)
            return false;
        var assembly = method.ContainingAssembly?.Name ?? "";
        if (assembly is "Dapper" or "Npgsql" || assembly.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal))
            return !MayInsert(method, libraries);
        return assembly.StartsWith("System", StringComparison.Ordinal)
            || assembly.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)
            || assembly.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || assembly is "netstandard" or "mscorlib";
    }

    /// <summary>Methods of the libraries that write and are not among the recognised calls of the block, such as Commit with a deferred key.</summary>
    private static bool MayInsert(IMethodSymbol method, LibrarySymbols libraries) =>
        method.Name.StartsWith("Commit", StringComparison.Ordinal)
        || method.Name.StartsWith("Execute", StringComparison.Ordinal)
        || method.Name.StartsWith("Complete", StringComparison.Ordinal)
        || method.Name.StartsWith("NextResult", StringComparison.Ordinal)
        || method.Name.StartsWith("SaveChanges", StringComparison.Ordinal)
        || (method.Name.StartsWith("Query", StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(method.ContainingType, libraries.Dapper?.SqlMapper));

    /// <summary>A class of data, as entities and results are: making one sends nothing.</summary>
    private static bool IsData(INamedTypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Struct;

    private static DeadHandlerFinding Report(ICatchClauseOperation clause, DatabaseCall call)
    {
        var place = clause.Syntax is CatchClauseSyntax { Declaration: { } declaration } ? declaration.Type : clause.Syntax;
        return new DeadHandlerFinding(Dead, place, DiagnosticSeverity.Warning, clause, call)
        {
            FurtherPlaces = ImmutableArray.Create(CallPlace.Of(call.Operation)),
            MessageArguments = ImmutableArray.Create(
                clause.ExceptionType.Name,
                CallPlace.Of(call.Operation).ToString(),
                ViolationShapes.Of(call) == ViolationShape.Wrapped ? "a DbUpdateException whose InnerException is a PostgresException" : "a PostgresException"),
        };
    }
}

using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
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
        "A unique violation never gets into this catch of '{0}': {1}. {2}.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Warning,
        "SaveChanges wraps a violation in a DbUpdateException; Dapper, Npgsql and EF Core's ExecuteSql raise the PostgresException as it is. A catch of the other shape is dead code, and the violation goes past it.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Dead;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var tried in body.Tries)
        {
            if (!tried.Catches.Any(CatchReader.IsMeantForViolations))
                continue;
            var arrivals = new ViolationArrivals(body).Of(tried.Body);
            if (!arrivals.Any(arrival => arrival.Call is not null) || !IsAllInSight(tried.Body, arrivals, body.Project.Libraries))
                continue;
            foreach (var clause in tried.Catches.Where(clause => IsDead(clause, tried, arrivals, body)))
                yield return Report(clause, FirstOf(arrivals), tried);
        }
    }

    /// <summary>The first call that raises something itself; an Add where there is none.</summary>
    private static ViolationArrival FirstOf(ImmutableArray<ViolationArrival> arrivals) =>
        arrivals.FirstOrDefault(arrival => arrival.Call is not null and not EntityInsertCall) ?? arrivals.First(arrival => arrival.Call is not null);

    private static bool IsDead(ICatchClauseOperation clause, ITryOperation tried, ImmutableArray<ViolationArrival> arrivals, BodyUnderAnalysis body) =>
        CatchReader.IsMeantForViolations(clause)
        && arrivals.All(arrival => !IsIn(tried.Body, arrival.Place) || arrival.Shapes.All(shape => body.Catches.IsOfOtherShape(clause, shape)))
        && (clause.Filter is not null || !IsTakenBeside(clause, tried, arrivals, body));

    /// <summary>A clause that asks for nothing, beside one that takes the violations, is there for other errors.</summary>
    private static bool IsTakenBeside(ICatchClauseOperation clause, ITryOperation tried, ImmutableArray<ViolationArrival> arrivals, BodyUnderAnalysis body) =>
        tried.Catches.Any(other => other != clause && arrivals.Any(arrival =>
            IsIn(tried.Body, arrival.Place) && arrival.Shapes.Any(shape => body.Catches.Of(other, shape) is CatchVerdict.Takes or CatchVerdict.Maybe)));

    private static bool IsIn(IOperation block, IOperation? place) => place is not null && block.Syntax.Span.Contains(place.Syntax.Span);

    /// <summary>
    /// Whether every call of the block is known: one that is not, and could reach the database on its own, may raise a violation in any
    /// shape. Calls of the framework, of the recognised libraries and of delegates' and objects' plain members do not.
    /// </summary>
    private static bool IsAllInSight(IOperation block, ImmutableArray<ViolationArrival> arrivals, LibrarySymbols libraries)
    {
        var known = arrivals.Select(arrival => arrival.Source.Syntax).ToImmutableHashSet();
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

    private static DeadHandlerFinding Report(ICatchClauseOperation clause, ViolationArrival arrival, ITryOperation tried)
    {
        var (reason, advice) = WordsFor(arrival, tried);
        return new DeadHandlerFinding(Dead, CatchPlace.Of(clause), DiagnosticSeverity.Warning, clause, arrival, IsIn(tried.Body, arrival.Place))
        {
            FurtherPlaces = ImmutableArray.Create(CallPlace.Of(arrival.Source)),
            MessageArguments = ImmutableArray.Create(clause.ExceptionType.Name, reason, advice),
        };
    }

    private static (string Reason, string Advice) WordsFor(ViolationArrival arrival, ITryOperation tried)
    {
        var source = CallPlace.Of(arrival.Source);
        if (arrival.Place is not { } place)
            return ($"that of '{source}' arrives where the caller awaits the returned task", "Await it here");
        if (IsIn(tried.Body, place))
            return ($"'{source}' raises it as {ViolationShapes.Describe(arrival.Shapes[0])}", "Catch that");
        var end = place is IAwaitOperation or IForEachLoopOperation ? place is IAwaitOperation ? "await" : "foreach" : CallPlace.Of(place).ToString();
        return ($"that of '{source}' arrives at '{end}' in line {LineNumber.Of(place.Syntax)}, outside this try statement", "Catch it there");
    }
}

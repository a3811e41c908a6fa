using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Makes the summary of a method from its body.</summary>
internal sealed class SummaryReader(BodyUnderAnalysis body, IMethodSymbol method)
{
    private readonly Protection _protection = new(body);

    /// <summary>The summary; empty when the body does nothing that callers ask for.</summary>
    public MethodSummary Read()
    {
        if (body.CallsAcross.IsEmpty)
            return MethodSummary.Empty;
        var results = new ResultReader(body);
        return new MethodSummary(
            results.Find().Select(Summarise).ToImmutableArray(),
            InsertsToTell().Select(Summarise).ToImmutableArray(),
            body.CallsAcross.OfType<StatementCall>().Where(TakesLock).Select(call => new SummarisedStatement(call.Library, call.Statement!, ChainOf(call))).ToImmutableArray(),
            Flush())
        {
            Executions = body.CallsAcross.OfType<StatementCall>().Select(call => Execution(call, results)).OfType<SummarisedExecution>().ToImmutableArray(),
            Swallows = new LostWorkFinder(body).FindSwallowed().Select(Summarise).OfType<SummarisedSwallow>().ToImmutableArray(),
        };
    }

    /// <summary>A statement whose command or text callers give; null for any other.</summary>
    private SummarisedExecution? Execution(StatementCall call, ResultReader results)
    {
        if (call is not { Statement: null, Sent: { Source: { } source } sent } || PlaceOf(source) is not { } place)
            return null;

        ReadAnswer? told = sent.IsSentByMethod ? sent.MethodAnswer : sent.OwnAnswer;
        var answer = told is { } heard ? results.AnswerOf(new ReadCall(call.Operation, call.Library, new NamedRows(""), KeyPredicate.Unknown, heard, LocksRows: false)) : null;
        return new SummarisedExecution(call.Library, place, sent.Given is { } given ? PlaceOf(given) : null, sent.ResultAnswer, sent.ScalarIsBoolean, sent.IsProcedureName, answer, body.Handlers.Handles(call), ChainOf(call));
    }

    private int? PlaceOf(IOperation value) =>
        value.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter } && IsOwn(parameter) ? parameter.Ordinal : null;

    /// <summary>Null when callers cannot tell whether it happens in a transaction of theirs.</summary>
    private SummarisedSwallow? Summarise(SwallowedFailure swallowed)
    {
        var roots = swallowed.Failing.Subjects.Select(subject => subject.Root).ToList();
        var given = roots.OfType<IParameterSymbol>().Where(IsOwn).Select(parameter => parameter.Ordinal).Distinct().OrderBy(place => place).ToImmutableArray();
        var held = roots.Where(root => root is IFieldSymbol or IPropertySymbol or ITypeSymbol).ToImmutableArray();
        var call = swallowed.Failing.Call;
        return call is null || (given.IsEmpty && held.IsEmpty && !swallowed.Failing.WorksOnOwn)
            ? null
            : new SummarisedSwallow(call.Library, swallowed.Failing.Shape == ViolationShape.Wrapped, given, held, swallowed.Returned, ChainOf(call));
    }

    private SummarisedFlush? Flush()
    {
        var flushes = body.CallsAcross.OfType<FlushCall>().ToList();
        return flushes.Count == 0 ? null : new SummarisedFlush(flushes.TrueForAll(flush => flush.IsHandled || body.Handlers.Handles(flush)), ChainOf(flushes[0]));
    }

    /// <summary>An insert that checks of its own guard is decided here, in this body, whatever its callers have checked before.</summary>
    private IEnumerable<InsertCall> InsertsToTell()
    {
        var inserts = body.CallsAcross.OfType<InsertCall>().ToList();
        if (inserts.Count == 0)
            return inserts;
        var told = new HashSet<InsertCall>(body.Races.Select(race => race.Insert).Concat(body.StartupRaces.Select(race => race.Insert)));
        return inserts.Where(insert => !told.Contains(insert) && insert is not MergeInsertCall && !IsGuardedHere(insert));
    }

    /// <summary>Whether checks of the same rows guard it, which may be one for each of several cases. One whose predicate callers give is for them to tell of.</summary>
    private bool IsGuardedHere(InsertCall insert)
    {
        var checks = body.CallsAcross.OfType<ReadCall>()
            .Where(read => read is { Change: RowChange.None, Predicate.Given: null } && read.Operation != insert.Operation && read.Rows.CanBeSameAs(insert.Rows) && body.Keys.Of(read.Predicate, insert) != KeyAgreement.Differs)
            .ToImmutableArray();
        return !checks.IsEmpty && body.IsGuarded(insert, checks);
    }

    /// <summary>A check of the insert whose predicate the callers give, so that it is for them to tell of it.</summary>
    private SummarisedRead? CheckOf(InsertCall insert) =>
        insert is CalledInsertCall { Check: { Predicate.Given: not null } passedOn } ? Summarise((passedOn, passedOn.Answer))
        : body.CallsAcross.OfType<ReadCall>().FirstOrDefault(read => read.Predicate.Given is not null && read.Rows.CanBeSameAs(insert.Rows) && body.IsGuarded(insert, read)) is { } check
            ? Summarise((check, check.Answer))
            : null;

    private static bool TakesLock(StatementCall call) => call is { TakesAdvisoryLock: true } or { Statement: LockTableStatement { ExcludesInserts: true } };

    private SummarisedRead Summarise((ReadCall Read, ReadAnswer Answer) result) =>
        new(result.Read.Library, result.Read.Rows, Summarise(result.Read.Predicate), result.Answer, result.Read.LocksRows, result.Read.Change, ChainOf(result.Read));

    private KeyPredicate Summarise(KeyPredicate predicate) => predicate with
    {
        Comparisons = Summarise(predicate.Comparisons),
        Exclusions = Summarise(predicate.Exclusions),
        Given = predicate.Given is { } given && IsOwn(given) ? given : null,
    };

    private ImmutableArray<KeyComparison> Summarise(ImmutableArray<KeyComparison> comparisons) =>
        comparisons.Select(comparison => comparison with { Value = Summarise(comparison.Value) ?? SuppliedValue.Unknown }).ToImmutableArray();

    private SummarisedInsert Summarise(InsertCall insert)
    {
        var values = ImmutableDictionary.CreateBuilder<string, SuppliedValue?>(StringComparer.Ordinal);
        foreach (var column in ColumnsOf(insert))
        {
            values[column] = Summarise(insert.ValueOf(column));
        }

        return new SummarisedInsert(
            insert.Library,
            insert.Rows,
            EntityOf(insert),
            values.ToImmutable(),
            insert is SqlInsertCall { Statement: { IsReliable: true, Columns.IsEmpty: false } } or CalledInsertCall { LeavesRestUnwritten: true },
            insert.HasConflictClause || _protection.IsHandled(insert) || _protection.IsLocked(insert) || IsAfterFailure(insert),
            ChainOf(insert)) { Check = CheckOf(insert) };
    }

    /// <summary>An insert in a catch clause is the second try of a method that knows what may fail.</summary>
    private static bool IsAfterFailure(InsertCall insert)
    {
        for (var outer = insert.Operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ICatchClauseOperation)
                return true;
        }

        return false;
    }

    /// <summary>The added object as callers know it; null when it is made here.</summary>
    private SuppliedValue? EntityOf(InsertCall insert)
    {
        SuppliedValue? entity = insert switch
        {
            EntityInsertCall { Entity: { } added } => new OperationValue(added),
            GenericInsertCall { Entity: { } added } => new OperationValue(added),
            CalledInsertCall { Entity: { } added } => added,
            _ => null,
        };
        return Summarise(entity) as PathValue;
    }

    /// <summary>The columns that the insert can tell of. For an object that callers give it is they who tell.</summary>
    private IEnumerable<string> ColumnsOf(InsertCall insert) => insert switch
    {
        SqlInsertCall { Statement: { IsReliable: true, Columns: var columns } } => columns.Select(column => column.Value),
        CalledInsertCall { Entity: not null, Rows: EntityRows { Entity: var type }, Values: var values } when EntityOf(insert) is null => values.Keys.Union(PropertiesOf(type)),
        CalledInsertCall { Values: var values } => values.Keys,
        EntityInsertCall { Entity: { } entity, EntityRows.Entity: var type } when EntityOf(insert) is null || IsWrittenTo(entity) => PropertiesOf(type),
        _ => [],
    };

    private bool IsWrittenTo(IOperation entity) =>
        entity.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter } && body.Locals.MemberWritesTo(parameter).Count > 0;

    private static IEnumerable<string> PropertiesOf(INamedTypeSymbol type) =>
        type.SelfAndBases().SelectMany(part => part.GetMembers().OfType<IPropertySymbol>()).Where(property => property is { IsStatic: false, IsIndexer: false }).Select(property => property.Name).Distinct();

    /// <summary>A value in terms of the method's parameters; null for one that is certainly not written.</summary>
    private SuppliedValue? Summarise(SuppliedValue? value) => body.Origins.Of(value) switch
    {
        UnwrittenOrigin => null,
        ConstantOrigin { Text: { } text } => new SqlConstantValue(text, IsNumber: false),
        PathOrigin { Root: IParameterSymbol parameter } path when IsOwn(parameter) => new PathValue(parameter, path.Members),
        PathOrigin { Root: IParameterSymbol or ILocalSymbol } path when IsRoundLocalFunction(path.Root) => new PathValue(path.Root, path.Members),
        PathOrigin { Root: IFieldSymbol or IPropertySymbol } path => new PathValue(path.Root, path.Members),
        _ => SuppliedValue.Unknown,
    };

    /// <summary>What a local function takes from the body round it is the same for those who call it there.</summary>
    private bool IsRoundLocalFunction(ISymbol variable) =>
        method.MethodKind == MethodKind.LocalFunction && SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, method.ContainingSymbol);

    private bool IsOwn(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method);

    private ImmutableArray<CallStep> ChainOf(DatabaseCall call) => call.Chain.Insert(0, new CallStep(method.Name, PlaceOf(call.Operation.Syntax)));

    private static Location PlaceOf(SyntaxNode node) => Location.Create(node.SyntaxTree.FilePath, node.Span, node.GetLocation().GetLineSpan().Span);
}

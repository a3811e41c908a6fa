using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Says at a call what the called method does: its parameters become the arguments, its type parameters the type arguments.</summary>
internal sealed class SummaryAtCall(IInvocationOperation invocation, Callee callee, BodyUnderAnalysis body)
{
    /// <summary>Adds what the method does.</summary>
    public void AddTo(ImmutableArray<DatabaseCall>.Builder calls, MethodSummary summary)
    {
        foreach (var locked in summary.Locks)
            calls.Add(new StatementCall(invocation, locked.Library, locked.Statement) { Chain = locked.Chain });
        foreach (var read in summary.Reads)
            calls.Add(Translate(read));
        foreach (var insert in summary.Inserts)
            calls.Add(Translate(insert));
        foreach (var execution in summary.Executions)
        {
            if (ArgumentAt(execution.Source) is { } source)
                calls.AddRange(new ExecutionAtCall(invocation, body).CallsOf(execution, source, execution.Given is { } given ? ArgumentAt(given) : null));
        }

        foreach (var swallow in summary.Swallows)
            calls.Add(new SwallowingCall(invocation, swallow, swallow.Given.Select(ArgumentAt).OfType<IOperation>().ToImmutableArray()) { Chain = swallow.Chain });

        if (summary.Flush is { } flush)
            calls.Add(new FlushCall(invocation, Context: null) { IsHandled = flush.IsHandled, Chain = flush.Chain });
    }

    private ReadCall Translate(SummarisedRead read) =>
        new(invocation, read.Library, Translate(read.Rows), Translate(read.Predicate), read.Answer, read.LocksRows) { Change = read.Change, Chain = read.Chain };

    private CalledInsertCall Translate(SummarisedInsert insert)
    {
        var values = insert.Values.ToImmutableDictionary(pair => pair.Key, pair => pair.Value is { } value ? Translate(value) : null, StringComparer.Ordinal);
        return new CalledInsertCall(invocation, insert.Library, Translate(insert.Rows), insert.Entity is { } entity ? Translate(entity) : null, values, insert.IsSettled)
        {
            LeavesRestUnwritten = insert.LeavesRestUnwritten,
            Check = insert.Check is { } check ? Translate(check) : null,
            Chain = insert.Chain,
        };
    }

    private RowSet Translate(RowSet rows) =>
        rows is ParameterRows { Parameter: var parameter } ? EntityFrameworkSymbols.RowsOf(callee.Substitute(parameter)) ?? rows : rows;

    private KeyPredicate Translate(KeyPredicate predicate)
    {
        var translated = predicate with
        {
            Comparisons = Translate(predicate.Comparisons),
            Exclusions = Translate(predicate.Exclusions),
            Given = null,
        };
        return predicate.Given is { } given && ArgumentFor(given) is { } argument ? translated.And(Given(argument)) : translated;
    }

    private ImmutableArray<KeyComparison> Translate(ImmutableArray<KeyComparison> comparisons) =>
        comparisons.Select(comparison => comparison with { Value = Translate(comparison.Value) }).ToImmutableArray();

    /// <summary>A predicate that the call gives: a lambda, or one that the calling method is given itself.</summary>
    private KeyPredicate Given(IOperation argument)
    {
        argument = argument.WithoutConversions();
        if (argument is ILocalReferenceOperation { Local: var local } && body.Locals.OnlyValueOf(local) is { } value)
            argument = value.WithoutConversions();
        return argument is IParameterReferenceOperation { Parameter: var passedOn }
            ? KeyPredicate.GivenBy(passedOn)
            : EntityPredicateReader.Read(argument, selected: null, expectInequality: false);
    }

    private SuppliedValue Translate(SuppliedValue value)
    {
        if (value is not PathValue { Root: IParameterSymbol parameter, Members: var members } || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, callee.Method.OriginalDefinition))
            return value;
        if (ArgumentFor(parameter) is not { } argument)
            return SuppliedValue.Unknown;
        return members.Length == 0 ? new OperationValue(argument) : new MemberValue(argument, members);
    }

    private IOperation? ArgumentFor(IParameterSymbol parameter) => ArgumentAt(parameter.Ordinal);

    private IOperation? ArgumentAt(int place) => invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == place)?.Value;
}

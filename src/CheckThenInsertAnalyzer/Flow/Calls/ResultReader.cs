using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads which check a method's result tells of, and which check has to find nothing for the method to return at all.</summary>
internal sealed class ResultReader(BodyUnderAnalysis body)
{
    /// <summary>So many values are looked at for one method.</summary>
    private const int MostValues = 32;

    /// <summary>The checks, with how the method's result tells.</summary>
    public IEnumerable<(ReadCall Read, ReadAnswer Answer)> Find()
    {
        var reads = body.CallsAcross.OfType<ReadCall>().ToList();
        if (reads.Count == 0 || body.Guards is not { } guards)
            return [];

        var found = new List<(ReadCall, ReadAnswer)>();
        if (ResultOf(guards, reads) is { } result)
            found.Add(result);
        found.AddRange(reads.Where(read => SaysSomething(read) && !InsertsSuchRows(read) && guards.IsGuardedAt(guards.Exit, read)).Select(read => (read, ReadAnswer.ThrowsWhenPresent)));
        return found;
    }

    private static bool SaysSomething(ReadCall read) => !read.Predicate.Comparisons.IsEmpty || read.Predicate.Given is not null;

    private bool InsertsSuchRows(ReadCall read) => body.CallsAcross.OfType<InsertCall>().Any(insert => insert.Rows.CanBeSameAs(read.Rows));

    private (ReadCall Read, ReadAnswer Answer)? ResultOf(GuardReader guards, List<ReadCall> reads)
    {
        var values = ReturnedValues(guards);
        if (values.Count is 0 or > MostValues)
            return null;

        var told = values.Where(value => value.Result is not null).Select(value => value.Result!.Value).Distinct().ToList();
        if (told.Count == 1 && values.All(value => value.Result is not null || value.IsNothing || value.IsTrue))
            return (told[0].Read, AnswerOf(told[0].Form));
        return told.Count > 0 ? null : reads.Select(read => ByBranch(read, values, guards)).FirstOrDefault(answer => answer is not null);
    }

    private static ReadAnswer AnswerOf(ResultForm form) => form switch
    {
        ResultForm.TruePresent => ReadAnswer.Exists,
        ResultForm.TrueAbsent => ReadAnswer.NotExists,
        ResultForm.Number => ReadAnswer.Count,
        ResultForm.Rows => ReadAnswer.Rows,
        ResultForm.Reader => ReadAnswer.Reader,
        _ => ReadAnswer.Row,
    };

    /// <summary>A result that says by the way on which it is returned whether the row is there: null, false or true stand on one side of the check.</summary>
    private (ReadCall Read, ReadAnswer Answer)? ByBranch(ReadCall read, List<ReturnedValue> values, GuardReader guards)
    {
        var some = values.Where(value => !value.IsNothing).ToList();
        if (some.Count == 0)
            return null;
        if (some.Count == values.Count)
            return some.TrueForAll(value => IsListFilledBy(value, read, guards)) ? (read, ReadAnswer.Rows) : null;
        if (some.TrueForAll(value => guards.IsPresentAt(value.Block, read)))
            return (read, some.TrueForAll(value => value.IsTrue) ? ReadAnswer.Exists : ReadAnswer.Row);
        return some.TrueForAll(value => value.IsTrue && guards.IsGuardedAt(value.Block, read)) ? (read, ReadAnswer.NotExists) : null;
    }

    /// <summary>A list that gets an item for every row that a data reader gives.</summary>
    private bool IsListFilledBy(ReturnedValue value, ReadCall read, GuardReader guards) =>
        value.Operation is ILocalReferenceOperation { Local: var list }
        && body.Operations.Any(operation =>
            operation is IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Local: var filled } }
            && SymbolEqualityComparer.Default.Equals(filled, list)
            && guards.BlockOf(operation.Syntax) is { } block
            && guards.IsPresentAt(block, read));

    private List<ReturnedValue> ReturnedValues(GuardReader guards)
    {
        var values = new List<ReturnedValue>();
        var pending = new Queue<(IOperation Value, BasicBlock Block, int Steps)>();
        foreach (var block in guards.ReturningBlocks)
            pending.Enqueue((block.BranchValue!, block, 0));
        while (pending.Count > 0 && values.Count <= MostValues)
        {
            var (operation, block, steps) = pending.Dequeue();
            var value = WithoutTask(operation);
            var result = guards.Read(value, block);
            var parts = result is null && steps < 8 ? guards.PartsOf(value, block) : [];
            if (parts.Count == 0)
                values.Add(new ReturnedValue(value, block, result));
            foreach (var (part, partBlock) in parts)
                pending.Enqueue((part, partBlock, steps + 1));
        }

        return values;
    }

    /// <summary>The value of a task that is made complete.</summary>
    private static IOperation WithoutTask(IOperation operation)
    {
        operation = operation.WithoutWaiting();
        return operation switch
        {
            IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments: [var argument] } => argument.Value.WithoutConversions(),
            IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [var argument] } => argument.Value.WithoutConversions(),
            _ => operation,
        };
    }

    /// <summary>A value that the method may return.</summary>
    /// <param name="Operation">The value.</param>
    /// <param name="Block">Where it is made.</param>
    /// <param name="Result">The check that it comes from; null when it comes from none.</param>
    private sealed record ReturnedValue(IOperation Operation, BasicBlock Block, ReadResult? Result)
    {
        public bool IsNothing => CheckSense.IsNothingOrEmpty(Operation);

        public bool IsTrue => Operation.ConstantValue is { HasValue: true, Value: true };
    }
}

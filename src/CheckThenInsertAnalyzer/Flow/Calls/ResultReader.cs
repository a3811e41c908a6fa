using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads which check a method's result tells of, and which check has to find nothing for the method to return at all.</summary>
internal sealed class ResultReader(BodyUnderAnalysis body)
{
    /// <summary>The checks, with how the method's result tells.</summary>
    public IEnumerable<(ReadCall Read, ReadAnswer Answer)> Find()
    {
        if (body.Guards is not { } guards)
            yield break;

        foreach (var read in body.CallsAcross.OfType<ReadCall>().ToList())
        {
            if (AnswerOf(read) is { } answer)
                yield return (read, answer);
            if (SaysSomething(read) && !InsertsSuchRows(read) && !GuardsInsert(read) && guards.IsGuarded(guards.Exit, read))
                yield return (read, ReadAnswer.ThrowsWhenPresent);
        }
    }

    private static bool SaysSomething(ReadCall read) => !read.Predicate.Comparisons.IsEmpty || read.Predicate.Given is not null;

    private bool InsertsSuchRows(ReadCall read) => body.CallsAcross.OfType<InsertCall>().Any(insert => insert.Rows.CanBeSameAs(read.Rows));

    /// <summary>A check that decides an insert of the method is spent on that: what callers insert later has checks of its own, or none.</summary>
    private bool GuardsInsert(ReadCall read) => body.CallsAcross.OfType<InsertCall>().Any(insert => body.IsGuarded(insert, read));

    /// <summary>Reads the answer from what the method returns when the check finds the row, beside what it returns when it finds none.</summary>
    public ReadAnswer? AnswerOf(ReadCall read)
    {
        if (body.Guards is not { } guards)
            return null;
        if (IsIterator)
            return YieldsOnlyFrom(read, guards) ? ReadAnswer.Rows : null;
        if (guards.When(read, Presence.Present).Returned is not { } present || guards.When(read, Presence.Absent).Returned is not { } absent)
            return null;

        return (present.Kind, absent.Kind) switch
        {
            (KnownValueKind.SomeRows, KnownValueKind.NoRows) => ReadAnswer.Rows,
            (KnownValueKind.ReaderOfSome, KnownValueKind.ReaderOfNone) => ReadAnswer.Reader,
            (KnownValueKind.Constant, KnownValueKind.Constant) when present.Constant is 1L && absent.Constant is 0L => ReadAnswer.Count,
            _ when absent.IsNull == true && present.IsNull != true => ReadAnswer.Row,
            _ when TruthOf(present, absent, read) is { } truth => truth ? ReadAnswer.Exists : ReadAnswer.NotExists,
            _ => IsListFilledFrom(read, guards) ? ReadAnswer.Rows : null,
        };
    }

    /// <summary>The truth value that tells of a row: the other is certain when there is none, or it is certain when there is one. Null when neither is.</summary>
    private bool? TruthOf(KnownValue present, KnownValue absent, ReadCall read)
    {
        if (absent.Truth is { } none && present.Truth != none)
            return !none;
        return present.Truth is { } some && absent.Truth is null && !InsertsSuchRows(read) ? some : null;
    }

    private bool IsIterator => body.Operations.Any(operation => operation is IReturnOperation { Kind: OperationKind.YieldReturn });

    /// <summary>Whether every item of an iterator stands for a row.</summary>
    private bool YieldsOnlyFrom(ReadCall read, GuardReader guards) =>
        body.Operations.OfType<IReturnOperation>().Where(operation => operation.Kind == OperationKind.YieldReturn).All(item => guards.BlockOf(item.Syntax) is { } block && guards.IsPresentAt(block, read));

    /// <summary>Whether a list is returned that gets an item for every row that a data reader gives.</summary>
    private bool IsListFilledFrom(ReadCall read, GuardReader guards)
    {
        var lists = guards.ReturnedValues.Select(ListIn).ToList();
        return lists.Count > 0 && lists.TrueForAll(list => list is not null && body.Operations.Any(operation =>
            operation is IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Local: var filled } }
            && SymbolEqualityComparer.Default.Equals(filled, list)
            && guards.BlockOf(operation.Syntax) is { } block
            && guards.IsPresentAt(block, read)));
    }

    /// <summary>The local that is returned, itself or as another list.</summary>
    private static ILocalSymbol? ListIn(IOperation returned)
    {
        returned = returned.WithoutWaiting();
        if (returned is IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" or "AsReadOnly" } copy && copy.Receiver() is { } copied)
            returned = copied.WithoutWaiting();
        return (returned as ILocalReferenceOperation)?.Local;
    }
}

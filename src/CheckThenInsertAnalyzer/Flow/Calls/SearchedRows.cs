using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Rows that a called method gives as a list and that are searched in memory: the search is the check, and the call is the read.</summary>
internal sealed class SearchedRows(BodyUnderAnalysis body, IReadOnlyList<DatabaseCall> called)
{
    /// <summary>The searches as reads.</summary>
    public IEnumerable<ReadCall> Find()
    {
        var lists = called.OfType<ReadCall>().Where(read => read.Answer == ReadAnswer.Rows).ToList();
        if (lists.Count == 0)
            yield break;

        foreach (var search in body.Operations.OfType<IInvocationOperation>())
        {
            if (AnswerOf(search.TargetMethod.Name) is { } answer
                && search.TargetMethod.ContainingType is { Name: "Enumerable" or "List", ContainingNamespace: { Name: "Linq" or "Generic" } }
                && (search.Argument("predicate") ?? search.Argument("match")) is { } condition
                && search.Receiver() is { } receiver
                && lists.Find(read => read.Operation == SourceOf(receiver)) is { } list)
                yield return list with { Operation = search, Answer = answer, Predicate = list.Predicate.And(EntityPredicateReader.Read(condition, selected: null, expectInequality: false)) };
        }
    }

    private static ReadAnswer? AnswerOf(string method) => method switch
    {
        "Any" or "Exists" => ReadAnswer.Exists,
        "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" or "Find" => ReadAnswer.Row,
        "Count" => ReadAnswer.Count,
        _ => null,
    };

    /// <summary>The call that a list comes from, through a local and what only makes another list of it.</summary>
    private IOperation SourceOf(IOperation list)
    {
        for (var step = 0; step < 4; step++)
        {
            list = list.WithoutWaiting();
            if (list is ILocalReferenceOperation { Local: var local } && body.Locals.OnlyValueOf(local) is { } value)
                list = value;
            else if (list is IInvocationOperation { TargetMethod: { Name: "ToList" or "ToArray" or "AsEnumerable", ContainingType.Name: "Enumerable" or "List" } } copy && copy.Receiver() is { } copied)
                list = copied;
            else
                break;
        }

        return list;
    }
}

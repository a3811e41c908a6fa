using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds what is awaited between a check and its insert beside the database: the longer it takes, the likelier another session comes in between.</summary>
internal static class AwaitedBetween
{
    /// <summary>The first such call, one of HttpClient before all others; null when there is none.</summary>
    public static IInvocationOperation? Of(Race race, BodyUnderAnalysis body)
    {
        var candidates = CallsBetween(race, body).ToList();
        return candidates.Find(call => IsHttp(call.TargetMethod)) ?? candidates.FirstOrDefault();
    }

    private static IEnumerable<IInvocationOperation> CallsBetween(Race race, BodyUnderAnalysis body)
    {
        var (start, end) = (race.Check.Operation.Syntax.Span.End, EndOf(race.Insert, body));
        foreach (var awaited in body.Operations.OfType<IAwaitOperation>())
        {
            if (awaited.Syntax.SpanStart > start
                && awaited.Syntax.SpanStart < end
                && awaited.WithoutWaiting() is IInvocationOperation call
                && !IsOfDatabase(call, body)
                && IsOnTheWay(call, race, body))
                yield return call;
        }
    }

    /// <summary>What EF Core adds is inserted by the next flush.</summary>
    private static int EndOf(InsertCall insert, BodyUnderAnalysis body) =>
        insert is EntityInsertCall && body.FlushesAfter(insert).FirstOrDefault() is { } flush ? flush.Operation.Syntax.SpanStart : insert.Operation.Syntax.Span.End;

    private static bool IsHttp(IMethodSymbol method) => method.ContainingType.Name.StartsWith("HttpClient", StringComparison.Ordinal);

    private static bool IsOfDatabase(IInvocationOperation call, BodyUnderAnalysis body)
    {
        var type = call.TargetMethod.ContainingType;
        var space = type.ContainingNamespace?.ToDisplayString() ?? "";
        return space.StartsWith("Npgsql", StringComparison.Ordinal)
            || space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || space.StartsWith("System.Data", StringComparison.Ordinal)
            || space is "Dapper" or "System.Threading"
            || (type.Name is "Task" or "ValueTask" && call.TargetMethod.Name != "Delay")
            || body.CallsAcross.Any(known => known.Operation == call)
            || (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && body.Project.Calls?.Index.LeadsToDatabase(call.TargetMethod.Name, calls: 0) == true);
    }

    /// <summary>Whether control passes the call when the check has found no row, and goes on to the insert. What a lambda awaits may run at another time.</summary>
    private static bool IsOnTheWay(IInvocationOperation call, Race race, BodyUnderAnalysis body) =>
        (FlowGraphs.FunctionRound(call.Syntax) == FlowGraphs.FunctionRound(race.Insert.Operation.Syntax) || FlowGraphs.FunctionRound(call.Syntax) == FlowGraphs.FunctionRound(race.Check.Operation.Syntax))
        && body.GuardsHolding(race.Insert, race.Check) is { } guards
        && guards.BlockOf(call.Syntax) is { } block
        && !guards.IsPresentAt(block, race.Check)
        && CanReach(call.Syntax, race.Insert.Operation.Syntax, body);

    private static bool CanReach(SyntaxNode from, SyntaxNode to, BodyUnderAnalysis body) =>
        from.SpanStart > to.SpanStart
        || (body.Graphs.Holding(from, to) is { } graph && graph.BlockOf(from) is { } first && graph.BlockOf(to) is { } last && graph.CanReach(first, last));
}

using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The values that an expression may have.</summary>
internal static class Alternatives
{
    private const int MostValues = 32;

    /// <summary>The arms of <c>??</c>, <c>?:</c> and a switch expression, nested ones too; the expression itself when it is none of these.</summary>
    public static IEnumerable<IOperation> Of(IOperation expression)
    {
        var pending = new Stack<IOperation>();
        pending.Push(expression);
        for (var count = 0; pending.Count > 0 && count < MostValues; count++)
        {
            var value = pending.Pop().WithoutWaiting();
            if (ArmsOf(value) is not { } arms)
            {
                yield return value;
                continue;
            }

            foreach (var arm in arms)
                pending.Push(arm);
        }
    }

    /// <summary>Whether the expression chooses one of several values.</summary>
    public static bool IsChoice(IOperation expression) => ArmsOf(expression) is not null;

    private static IEnumerable<IOperation>? ArmsOf(IOperation value) => value switch
    {
        ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
        IConditionalOperation { WhenFalse: { } whenFalse, Type: not null } conditional => [conditional.WhenTrue, whenFalse],
        ISwitchExpressionOperation { Arms: var arms } => arms.Select(arm => arm.Value),
        _ => null,
    };
}

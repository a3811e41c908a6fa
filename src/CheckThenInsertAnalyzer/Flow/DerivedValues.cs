using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The values of a body that come from some expressions: the expressions themselves, the variables that hold them, and members of these.</summary>
internal sealed class DerivedValues
{
    private readonly HashSet<IOperation> _origins;
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);

    private DerivedValues(IEnumerable<IOperation> origins) => _origins = new(origins);

    /// <summary>Follows the origins through the body, once in source order.</summary>
    public static DerivedValues Of(BodyUnderAnalysis body, params IOperation[] origins)
    {
        var values = new DerivedValues(origins);
        foreach (var origin in origins)
        {
            if (AssignedVariable.SymbolOf(origin) is { } symbol)
                values._symbols.Add(symbol);
        }

        foreach (var operation in body.Operations)
        {
            if (AssignedVariable.Of(operation) is var (symbol, value) && Alternatives.Of(value).Any(values.Holds))
                values._symbols.Add(symbol);
        }

        return values;
    }

    /// <summary>Whether the value is one of these or is reached from one: <c>row</c>, <c>row.Id</c>, <c>row?.Id</c>, <c>reader.GetInt32(0)</c>, <c>Convert.ToInt32(scalar)</c>.</summary>
    public bool Holds(IOperation value)
    {
        for (IOperation? current = value; current is not null; current = OwnerOf(current))
        {
            current = current.WithoutWaiting();
            if (_origins.Contains(current) || (AssignedVariable.SymbolOf(current) is { } symbol && _symbols.Contains(symbol)))
                return true;
        }

        return false;
    }

    /// <summary>Whether an expression holds one of these values somewhere inside.</summary>
    public bool AreIn(IOperation expression) => expression.DescendantsAndSelf().Any(Holds);

    private static IOperation? OwnerOf(IOperation value) => value switch
    {
        IMemberReferenceOperation { Instance: { } owner } => owner,
        IArrayElementReferenceOperation { ArrayReference: var array } => array,
        IConditionalAccessOperation { Operation: var owner } => owner,
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "Convert" }, Arguments: [var converted, ..] } => converted.Value,
        IInvocationOperation invocation => invocation.Receiver(),
        _ => null,
    };
}

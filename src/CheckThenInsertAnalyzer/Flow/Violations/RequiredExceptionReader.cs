using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads from the terms of a filter that all have to hold which exception has to be of which type.</summary>
internal sealed class RequiredExceptionReader
{
    private readonly ICatchClauseOperation _clause;
    private readonly List<RequiredException> _required = [];
    private readonly Dictionary<ISymbol, int> _depths = new(SymbolEqualityComparer.Default);

    /// <summary>Reads the clause.</summary>
    public RequiredExceptionReader(ICatchClauseOperation clause)
    {
        _clause = clause;
        if (clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: var caught })
            _depths[caught] = 0;
    }

    /// <summary>What is required, of the caught type first.</summary>
    public IReadOnlyList<RequiredException> Read()
    {
        _required.Add(new RequiredException(0, _clause.ExceptionType));
        var pending = new Stack<IOperation>();
        if (_clause.Filter is { } filter)
            pending.Push(filter);
        while (pending.Count > 0)
        {
            switch (pending.Pop().WithoutConversions())
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and:
                    pending.Push(and.RightOperand);
                    pending.Push(and.LeftOperand);
                    break;
                case IIsPatternOperation { Value: var value, Pattern: var pattern }:
                    Require(value, pattern);
                    break;
                case IIsTypeOperation { IsNegated: false, ValueOperand: var value, TypeOperand: var type }:
                    Require(DepthOf(value), type);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison when IsValue(comparison.LeftOperand) || IsValue(comparison.RightOperand):
                    RequireCasts(comparison);
                    break;
            }
        }

        return _required;
    }

    private void Require(IOperation value, IPatternOperation pattern)
    {
        if (DepthOf(value) is { } depth)
            Require(depth, pattern);
        else if (pattern is IConstantPatternOperation { Value: var constant } && IsValue(constant))
            RequireCasts(value);
    }

    private void Require(int depth, IPatternOperation asked)
    {
        var pending = new Stack<(int Depth, IPatternOperation Pattern)>();
        pending.Push((depth, asked));
        while (pending.Count > 0)
        {
            var (at, pattern) = pending.Pop();
            switch (pattern)
            {
                case ITypePatternOperation { MatchedType: var type }:
                    Require(at, type);
                    break;
                case IDeclarationPatternOperation { MatchedType: { } type, DeclaredSymbol: var declared }:
                    Require(at, type);
                    Name(declared, at);
                    break;
                case IRecursivePatternOperation recursive:
                    Require(at, recursive.MatchedType);
                    Name(recursive.DeclaredSymbol, at);
                    foreach (var property in recursive.PropertySubpatterns.Where(property => IsInnerException(property.Member)))
                        pending.Push((at + 1, property.Pattern));
                    break;
                case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                    pending.Push((at, both.RightPattern));
                    pending.Push((at, both.LeftPattern));
                    break;
            }
        }
    }

    private void Require(int? depth, ITypeSymbol? type)
    {
        if (depth is { } at && type is not null)
            _required.Add(new RequiredException(at, type));
    }

    private void Name(ISymbol? declared, int depth)
    {
        if (declared is not null)
            _depths[declared] = depth;
    }

    /// <summary>Something of the cast exception equals a value, so the cast has succeeded.</summary>
    private void RequireCasts(IOperation comparison)
    {
        foreach (var part in comparison.DescendantsAndSelf())
        {
            if (part is IConversionOperation { Syntax: not null, IsImplicit: false, Type: { } type, Operand: var operand })
                Require(DepthOf(operand), type);
        }
    }

    /// <summary>How many times InnerException is read of the caught exception; null for any other value.</summary>
    private int? DepthOf(IOperation value)
    {
        var depth = 0;
        var current = (IOperation?)value;
        while (current is not null)
        {
            switch (current.Accessed())
            {
                case ILocalReferenceOperation { Local: var local }:
                    return _depths.TryGetValue(local, out var known) ? known + depth : null;
                case IPropertyReferenceOperation { Property.Name: "InnerException", Instance: var instance }:
                    depth++;
                    current = instance;
                    break;
                case IConditionalAccessOperation access:
                    current = access.WhenNotNull;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsInnerException(IOperation member) => member is IPropertyReferenceOperation { Property.Name: "InnerException" };

    private static bool IsValue(IOperation operand) => operand.WithoutConversions().ConstantValue is { HasValue: true, Value: not null };
}

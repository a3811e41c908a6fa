using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Dapper's parameter object: a placeholder is a member of it, whatever the case of the name.</summary>
internal sealed class DapperParameters(IOperation? parameters) : ISqlParameters
{
    private readonly IOperation? _parameters = parameters?.WithoutConversions();

    /// <inheritdoc/>
    public bool IsList => _parameters?.Type is { } type
        && type.SpecialType != SpecialType.System_String
        && (type is IArrayTypeSymbol || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable))
        && type.Name != "DynamicParameters";

    /// <inheritdoc/>
    public SuppliedValue Value(ParameterExpression parameter)
    {
        if (_parameters is null || IsList || _parameters.Type is not { } type || type.Name == "DynamicParameters")
            return SuppliedValue.Unknown;

        if (_parameters is IAnonymousObjectCreationOperation anonymous)
            return InitialValue(anonymous, parameter.Name) is { } value ? new OperationValue(value) : SuppliedValue.Unknown;

        return MemberOf(type, parameter.Name) is { } member ? new MemberValue(_parameters, member) : SuppliedValue.Unknown;
    }

    /// <inheritdoc/>
    public SuppliedValue Value(HoleExpression hole) => SuppliedValue.Unknown;

    /// <inheritdoc/>
    public SuppliedValue? Value(ColumnExpression name) => null;

    private static IOperation? InitialValue(IAnonymousObjectCreationOperation anonymous, string name)
    {
        foreach (var initializer in anonymous.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } && IsNamed(property, name))
                return value;
        }

        return null;
    }

    private static string? MemberOf(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false } && IsNamed(member, name))
                    return member.Name;
            }
        }

        return null;
    }

    private static bool IsNamed(ISymbol member, string name) => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase);
}

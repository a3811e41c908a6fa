using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Tells whether an expression can be taken away or evaluated once more without anybody noticing.</summary>
internal static class SideEffects
{
    /// <summary>Whether the value is a constant, local, parameter, or a field or property of such: nothing is called but getters.</summary>
    public static bool AreAbsentFrom(IOperation value)
    {
        value = value.WithoutConversions();
        return value switch
        {
            { ConstantValue.HasValue: true } => true,
            ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => true,
            IFieldReferenceOperation field => field.Instance is null || AreAbsentFrom(field.Instance),
            IPropertyReferenceOperation { Arguments.IsEmpty: true } property => property.Instance is null || AreAbsentFrom(property.Instance),
            _ => false,
        };
    }
}

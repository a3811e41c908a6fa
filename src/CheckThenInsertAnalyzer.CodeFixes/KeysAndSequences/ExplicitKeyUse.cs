using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.KeysAndSequences;

/// <summary>Looks for code that counts on the value which a new entity's key is given: it would go wrong once the database chooses another.</summary>
internal sealed class ExplicitKeyUse(ISimpleAssignmentOperation assignment, BodyUnderAnalysis body)
{
    /// <summary>Whether nothing but the insert sees the value.</summary>
    public bool IsOnlyTheInsert() =>
        assignment.Target is IPropertyReferenceOperation { Property: { IsRequired: false } key }
        && !IsReadBeforeTheFlush(key)
        && !IsValueUsedElsewhere();

    /// <summary>Whether the key is read while it still has the value; after a flush it has the one that the database gave.</summary>
    private bool IsReadBeforeTheFlush(IPropertySymbol key)
    {
        var from = assignment.Syntax.SpanStart;
        var flush = body.Calls.OfType<FlushCall>().Select(call => call.Operation.Syntax.SpanStart).Where(start => start > from).DefaultIfEmpty(int.MaxValue).Min();
        return body.Operations.OfType<IPropertyReferenceOperation>().Any(read =>
            SymbolEqualityComparer.Default.Equals(read.Property, key)
            && !IsWritten(read)
            && read.Instance is ILocalReferenceOperation
            && read.Syntax.SpanStart > from
            && read.Syntax.SpanStart < flush);
    }

    /// <summary>
    /// Whether the same variable, or the same constant in a foreign key, is used beside the assignment: as the key of another row, in an answer.
    /// </summary>
    private bool IsValueUsedElsewhere() => assignment.Value.WithoutConversions() is { ConstantValue.HasValue: true, ConstantValue.Value: var constant }
        ? body.Operations.OfType<ISimpleAssignmentOperation>().Any(write => write != assignment && IsForeignKey(write) && Equals(write.Value.WithoutConversions().ConstantValue.Value, constant))
        : OtherReads.AreThereOf(assignment.Value, assignment.Syntax, body);

    private bool IsForeignKey(ISimpleAssignmentOperation write) =>
        write.Target is IPropertyReferenceOperation { Property: { Name: var name } property }
        && name.EndsWith("Id", StringComparison.Ordinal)
        && !SymbolEqualityComparer.Default.Equals(property, ((IPropertyReferenceOperation)assignment.Target).Property);

    private static bool IsWritten(IPropertyReferenceOperation property) => property.Parent is ISimpleAssignmentOperation write && write.Target == property;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What loops over the model's metadata do to names: which entity type a name is for cannot be told there.</summary>
internal static class MetadataCalls
{
    /// <summary>Notes which names of the model a call on an unknown part of it changes; functions, sequences and constraints have names too, which are of no matter.</summary>
    public static void ReadUnknown(IInvocationOperation call, IOperation receiver, ModelDraft model) => model.UnknownNames |= (call.TargetMethod.Name, receiver.Type?.Name) switch
    {
        ("SetTableName" or "ToTable", _) => UnknownNames.Tables,
        ("SetSchema", "IMutableEntityType" or "IConventionEntityType") => UnknownNames.Schemas,
        ("SetColumnName" or "HasColumnName", _) => UnknownNames.Columns,
        ("SetName" or "HasName", "IMutableKey" or "IConventionKey" or "KeyBuilder") => UnknownNames.Keys,
        ("SetDatabaseName" or "HasDatabaseName", _) => UnknownNames.Indexes,
        _ => UnknownNames.None,
    };

    /// <summary>property.IsNullable = false, index.IsUnique = true on the metadata of a known part.</summary>
    public static void ReadAssignment(IPropertyReferenceOperation target, IOperation value, FluentBody body)
    {
        if (target.Instance is null || !EntityFrameworkTypes.Owns(target.Property) || value.ConstantValue is not { HasValue: true, Value: bool flag })
            return;

        switch (body.PartOf(target.Instance))
        {
            case ConfiguredProperty { Property: var property } when target.Property.Name == "IsNullable":
                property.IsRequired = !flag;
                break;
            case ConfiguredIndex { Index: var index } when target.Property.Name == "IsUnique":
                index.IsUnique = flag;
                break;
        }
    }
}

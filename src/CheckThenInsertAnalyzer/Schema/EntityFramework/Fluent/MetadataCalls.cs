using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What loops over the model's metadata do to names: which entity type a name is for cannot be told there.</summary>
internal static class MetadataCalls
{
    /// <summary>Notes which names of the model a call on an unknown part of it changes.</summary>
    public static void ReadUnknown(IInvocationOperation call, ModelDraft model) => model.UnknownNames |= call.TargetMethod.Name switch
    {
        "SetTableName" or "ToTable" or "ToView" => UnknownNames.Tables,
        "SetSchema" => UnknownNames.Schemas,
        "SetColumnName" or "HasColumnName" => UnknownNames.Columns,
        "SetName" or "HasName" => UnknownNames.Keys,
        "SetDatabaseName" or "HasDatabaseName" => UnknownNames.Indexes,
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

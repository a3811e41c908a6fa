using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Hands each fluent call of EF Core and its PostgreSQL provider to what knows the part of the model that its receiver stands for.</summary>
internal static class FluentCalls
{
    /// <summary>Adds to the model what the call says.</summary>
    public static FluentReading Read(IInvocationOperation call, FluentBody body)
    {
        if (FluentArguments.Receiver(call) is not { } receiver)
            return default;

        var part = body.PartOf(receiver);
        if (!EntityFrameworkTypes.Owns(call.TargetMethod))
            return part is not null && SymbolEqualityComparer.Default.Equals(call.Type, receiver.Type) ? new(part, Inside: null) : default;

        return part switch
        {
            ConfiguredEntity { Entity: var entity } => EntityCalls.Read(call, entity, body),
            ConfiguredProperty { Property: var property } => FluentReading.Of(PropertyCalls.Read(call, property, body)),
            ConfiguredIndex index => FluentReading.Of(IndexCalls.Read(call, index, body)),
            ConfiguredKey key => FluentReading.Of(KeyCalls.Read(call, key, body)),
            ConfiguredNavigation navigation => FluentReading.Of(RelationshipCalls.Complete(call, navigation, body)),
            ConfiguredRelationship { Relationship: var relationship } => FluentReading.Of(RelationshipCalls.Read(call, relationship, body)),
            ConfiguredJoin { Join: var join } => RelationshipCalls.UseEntity(call, join, body),
            ConfiguredReference reference => FluentReading.Of(RelationshipCalls.RequireReference(call, reference)),
            _ => ModelCalls.Read(call, receiver, body),
        };
    }
}

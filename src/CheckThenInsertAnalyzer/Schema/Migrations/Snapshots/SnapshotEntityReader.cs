using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads what a model snapshot says about one entity.</summary>
/// <param name="entity">The entity.</param>
/// <param name="entities">All entities so far; owned ones are added.</param>
/// <param name="integerKeys">What the model says for all generated integers.</param>
/// <param name="builder">The name of the entity's builder.</param>
/// <param name="path">The complex properties in which the builder stands, with a dot after each; empty for the entity's own.</param>
internal sealed class SnapshotEntityReader(SnapshotEntity entity, List<SnapshotEntity> entities, ColumnGeneration integerKeys, string builder, string path)
{
    /// <summary>Owned and complex types nest no deeper than people read.</summary>
    private const int DeepestNesting = 16;

    /// <summary>Reads the lambda that a step hands over.</summary>
    public static void Read(SnapshotEntity entity, BuilderStep step, List<SnapshotEntity> entities, ColumnGeneration integerKeys) =>
        Read(entity, step, entities, integerKeys, path: "", depth: 0);

    private static void Read(SnapshotEntity entity, BuilderStep step, List<SnapshotEntity> entities, ColumnGeneration integerKeys, string path, int depth)
    {
        if (step.LambdaParameter is not { } builder || step.Lambda is not { Block: { } block } || depth > DeepestNesting)
            return;

        var reader = new SnapshotEntityReader(entity, entities, integerKeys, builder, path);
        foreach (var statement in block.Statements)
        {
            if (statement is ExpressionStatementSyntax { Expression: var expression } && BuilderChain.Of(expression) is { Steps.Count: > 0 } chain)
                reader.Read(chain, depth);
        }
    }

    private void Read(BuilderChain chain, int depth)
    {
        if (chain.Root != builder)
            return;

        var step = chain.Steps[0];
        switch (step.Name)
        {
            case "Property" or "PrimitiveCollection":
                ReadProperty(chain);
                break;
            case "HasKey":
                AddKey(chain, SnapshotKeyKind.Primary, NamesOf(step));
                break;
            case "HasAlternateKey":
                AddKey(chain, SnapshotKeyKind.Alternate, NamesOf(step));
                break;
            case "HasIndex":
                ReadIndex(chain);
                break;
            case "ToTable":
                ReadTable(step);
                break;
            case "ToView" or "ToFunction" or "ToSqlQuery":
                entity.IsElsewhere = true;
                break;
            case "ToJson":
                entity.JsonColumn = ConstantText.Of(step.Argument("jsonColumnName", 0)) ?? entity.Navigation;
                break;
            case "Navigation" when chain.Step("IsRequired") is not null && ConstantText.Of(step.Argument("name", 0)) is { } navigation:
                entity.RequiredNavigations.Add(navigation);
                break;
            case "HasOne" when chain.LastStep("HasPrincipalKey") is { } principal:
                ReadPrincipalKey(step, principal);
                break;
            case "HasBaseType":
                entity.BaseName = ConstantText.Of(step.Argument("name", 0));
                break;
            case "UseTpcMappingStrategy":
                entity.HasTablePerConcreteType = true;
                break;
            case "ComplexProperty":
                ReadComplexProperty(step, depth);
                break;
            case "OwnsOne" or "OwnsMany":
                ReadOwned(step, depth);
                break;
        }
    }

    private void ReadProperty(BuilderChain chain)
    {
        if (SnapshotPropertyReader.Read(chain, path, integerKeys) is not { } property)
            return;

        // A static call such as UseIdentityByDefaultColumn(b.Property(…)) speaks again of a property that is known.
        var index = entity.Properties.FindIndex(known => known.Name == property.Name);
        if (index < 0)
            entity.Properties.Add(property);
        else
            entity.Properties[index] = SnapshotPropertyReader.Merge(entity.Properties[index], chain);
    }

    private void ReadIndex(BuilderChain chain)
    {
        var step = chain.Steps[0];
        if (step.Arguments.Count > 0 && ConstantText.ListOf(step.Arguments[0].Expression) is { } names)
            AddIndex(chain, names, ConstantText.Of(step.Argument("name", 1)));
        else
            AddIndex(chain, NamesOf(step), name: null);
    }

    /// <summary>A static call such as AreNullsDistinct(b.HasIndex(…), false) speaks again of an index that is known, and does not say again that it is unique.</summary>
    private void AddIndex(BuilderChain chain, ImmutableArray<string> names, string? name)
    {
        var isUnique = chain.LastStep("IsUnique") is { } unique && !ConstantText.IsFalse(unique.Argument("unique", 0));
        var index = entity.Keys.FindLastIndex(known => known.Kind == SnapshotKeyKind.Index && known.Properties.SequenceEqual(names) && (name is null || known.Name == name));
        if (index >= 0 && !isUnique)
            entity.Keys[index] = WithDetails(entity.Keys[index], chain);
        else if (isUnique)
            AddKey(chain, SnapshotKeyKind.Index, names, name);
    }

    private void AddKey(BuilderChain chain, SnapshotKeyKind kind, ImmutableArray<string> names, string? name = null)
    {
        if (names.IsEmpty || entity.Keys.Exists(known => known.Kind == kind && known.Name == name && known.Properties.SequenceEqual(names)))
            return;

        // Which rows a filter that cannot be told lets in is open, so its index is no key to rely on.
        var filter = chain.LastStep("HasFilter")?.Argument("sql", 0);
        if (filter is not null && !ConstantText.IsNull(filter) && ConstantText.Of(filter) is null)
            return;

        var named = chain.LastStep(kind == SnapshotKeyKind.Index ? "HasDatabaseName" : "HasName") ?? chain.LastStep("HasName");
        var key = new SnapshotKey(
            kind,
            names,
            named is null ? name : ConstantText.Of(named.Argument("name", 0)),
            ConstantText.Of(filter),
            NullsNotDistinct: false,
            ImmutableArray<string>.Empty,
            ImmutableArray<string>.Empty,
            chain.Steps[0].Source);
        entity.Keys.Add(WithDetails(key, chain));
    }

    private static SnapshotKey WithDetails(SnapshotKey key, BuilderChain chain) => key with
    {
        NullsNotDistinct = key.NullsNotDistinct || (chain.LastStep("AreNullsDistinct") is { } distinct && ConstantText.IsFalse(distinct.Argument("nullsDistinct", 0))),
        Collations = key.Collations.AddRange(ListOf(chain.LastStep("UseCollation"))),
        OperatorClasses = key.OperatorClasses.AddRange(ListOf(chain.LastStep("HasOperators"))),
    };

    private void ReadTable(BuilderStep step)
    {
        entity.TableName = ConstantText.Of(step.Argument("name", 0));
        entity.SchemaName = ConstantText.Of(step.Argument("schema", 1));
        if (step.Lambda is not { Block: { } block })
            return;

        foreach (var call in block.Statements.OfType<ExpressionStatementSyntax>())
        {
            if (BuilderChain.Of(call.Expression)?.Step("HasCheckConstraint") is { } check && ConstantText.Of(check.Argument("name", 0)) is { } name)
                entity.CheckConstraints.Add(name);
        }
    }

    /// <summary>A complex type's columns are the entity's; its first string argument is the property's name.</summary>
    private void ReadComplexProperty(BuilderStep step, int depth)
    {
        if (step.Arguments.Select(argument => ConstantText.Of(argument.Expression)).FirstOrDefault(text => text is not null) is not { } name)
            return;

        var json = step.Lambda?.Block?.Statements.OfType<ExpressionStatementSyntax>().Select(call => BuilderChain.Of(call.Expression)?.Step("ToJson")).FirstOrDefault(call => call is not null);
        if (json is null)
            Read(entity, step, entities, integerKeys, path + name + ".", depth + 1);
        else
            entity.Properties.Add(new(path + name, ConstantText.Of(json.Argument("jsonColumnName", 0)) ?? name, "jsonb", IsNullable: true, ColumnGeneration.None, Collation: null));
    }

    private void ReadOwned(BuilderStep step, int depth)
    {
        var texts = step.Arguments.Select(argument => ConstantText.Of(argument.Expression)).Where(text => text is not null).ToList();
        if (texts is not [{ } name, { } navigation, ..])
            return;

        var owned = new SnapshotEntity(name, entity, navigation, step.Source) { IsElsewhere = entity.IsElsewhere || entity.JsonColumn is not null, IsCollection = step.Name == "OwnsMany" };
        entities.Add(owned);
        Read(owned, step, entities, integerKeys, path: "", depth + 1);
    }

    /// <summary>The generator leaves out an alternate key that only a relationship uses; the relationship names its properties, and in one-to-one its entity before them.</summary>
    private void ReadPrincipalKey(BuilderStep relationship, BuilderStep principal)
    {
        var names = NamesOf(principal);
        var owner = entities.Find(known => known.Owner is null && names.Length > 0 && known.Name == names[0]);
        if (owner is not null)
            names = names.RemoveAt(0);
        owner ??= entities.Find(known => known.Owner is null && known.Name == ConstantText.Of(relationship.Arguments.FirstOrDefault()?.Expression));
        if (owner is not null && !names.IsEmpty && !owner.Keys.Exists(key => key.Kind != SnapshotKeyKind.Index && key.Properties.SequenceEqual(names)))
            owner.Keys.Add(new(SnapshotKeyKind.Alternate, names, Name: null, Filter: null, NullsNotDistinct: false, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty, principal.Source));
    }

    private static ImmutableArray<string> NamesOf(BuilderStep step)
    {
        var names = step.Arguments.Select(argument => ConstantText.Of(argument.Expression)).ToList();
        return names.Contains(null) ? ImmutableArray<string>.Empty : names.ToImmutableArray()!;
    }

    private static ImmutableArray<string> ListOf(BuilderStep? step) =>
        step is null ? ImmutableArray<string>.Empty
        : step.Arguments is [{ Expression: var list }] && ConstantText.ListOf(list) is { } texts ? texts
        : NamesOf(step);
}

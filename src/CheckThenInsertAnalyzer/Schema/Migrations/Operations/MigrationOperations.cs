using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Turns the calls on EF Core's MigrationBuilder into the steps that they do on the server.</summary>
internal sealed class MigrationOperations(MigrationSteps steps)
{
    /// <summary>Operations that touch neither columns nor keys.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "InsertData", "UpdateData", "DeleteData", "EnsureSchema", "AlterDatabase", "AlterTable", "CreateSequence", "AlterSequence", "RenameSequence",
        "RestartSequence", "DropSequence",
    };

    /// <summary>What is said in the names of methods of other packages and of the project that touch neither columns nor keys.</summary>
    private static readonly string[] HarmlessWords = ["Grant", "Revoke", "Seed", "Insert", "Trigger", "Function", "Procedure", "View", "Policy", "Comment"];

    /// <summary>Reads one call with what follows it.</summary>
    public void Read(BuilderChain chain)
    {
        var call = chain.Steps[0];
        var line = call.Source.Line;
        if (call.Name == "Sql")
            steps.AddSql(call.Argument("sql", 0), line);
        else if (!IsHarmless(call.Name) && !TryReadTable(call, line) && !TryReadPart(chain, call, line))
            Forget(call, line);
    }

    private void Forget(BuilderStep call, int line)
    {
        if (ConstantText.Of(call.Argument("table", 1)) is { } table)
            steps.Forget(MigrationSteps.Name(schema: null, table), line);
        else
            steps.Forget(line);
    }

    private static bool IsHarmless(string name) => Harmless.Contains(name) || Array.Exists(HarmlessWords, word => name.Contains(word));

    /// <summary>Operations on a whole table or schema; false for any other, and for one that cannot be told.</summary>
    private bool TryReadTable(BuilderStep call, int line)
    {
        if (TextOf(call, "name", 0) is not { } name)
            return false;

        switch (call.Name)
        {
            case "CreateTable":
                var table = MigrationSteps.Name(SchemaOf(call, 2), name);
                steps.Add(CreatedTable.Read(call, table) ?? (DdlStep)new LeaveOut(table, IsCreation: true, line));
                return true;
            case "DropTable":
                steps.Add(new DropRelations(ImmutableArray.Create(MigrationSteps.Name(SchemaOf(call, 1), name)), line));
                return true;
            case "DropSchema":
                steps.Add(new DropSchemas(ImmutableArray.Create(name), line));
                return true;
            case "RenameTable":
                RenameTable(call, name, line);
                return true;
            case "RenameIndex" when TextOf(call, "newName", 1) is { } newName:
                steps.Add(new RenameRelation(MigrationSteps.Name(SchemaOf(call, 3), name), newName, line));
                return true;
            case "DropIndex":
                steps.Add(new DropRelations(ImmutableArray.Create(MigrationSteps.Name(SchemaOf(call, 2), name)), line));
                return true;
            default:
                return false;
        }
    }

    private void RenameTable(BuilderStep call, string name, int line)
    {
        var schema = SchemaOf(call, 1);
        var newName = TextOf(call, "newName", 2) ?? name;
        if (newName != name)
            steps.Add(new RenameRelation(MigrationSteps.Name(schema, name), newName, line));
        if (ConstantText.Of(call.Argument("newSchema", 3)) is { } newSchema && newSchema != schema)
            steps.Add(new MoveRelation(MigrationSteps.Name(schema, newName), newSchema, line));
    }

    /// <summary>Operations on a column, key or index of a table; false for any other, and for one that cannot be told.</summary>
    private bool TryReadPart(BuilderChain chain, BuilderStep call, int line)
    {
        if (TextOf(call, "name", 0) is not { } name || TextOf(call, "table", 1) is not { } tableName)
            return false;

        QualifiedName Table(int schemaPlace) => MigrationSteps.Name(SchemaOf(call, schemaPlace), tableName);
        switch (call.Name)
        {
            case "AddColumn":
                steps.Alter(Table(6), new AddColumn(MigrationColumn.Read(chain, call, name, MigrationColumnPlaces.OfOperation)), line);
                return true;
            case "AlterColumn":
                AlterColumn(Table(6), MigrationColumn.Read(chain, call, name, MigrationColumnPlaces.OfOperation), line);
                return true;
            case "DropColumn":
                steps.Alter(Table(2), new DropColumn(name), line);
                return true;
            case "RenameColumn" when TextOf(call, "newName", 2) is { } newName:
                steps.Add(new RenameColumn(Table(3), name, newName, line));
                return true;
            case "CreateIndex" when ColumnsOf(call) is { } columns:
                CreateIndex(chain, call, name, Table(3), columns, line);
                return true;
            case "AddPrimaryKey" when ColumnsOf(call) is { } columns:
                steps.Alter(Table(3), new AddConstraint(new IndexConstraint(name, MigrationSteps.Over(IndexKind.PrimaryKey, columns), line)), line);
                return true;
            case "AddUniqueConstraint" when ColumnsOf(call) is { } columns:
                steps.Alter(Table(3), new AddConstraint(new IndexConstraint(name, MigrationSteps.Over(IndexKind.UniqueConstraint, columns), line)), line);
                return true;
            case "AddForeignKey":
                AddForeignKey(call, name, Table(4), line);
                return true;
            case "AddCheckConstraint" when ConstantText.Of(call.Argument("sql", 2)) is { } condition:
                steps.Alter(Table(3), new AddConstraint(new CheckConstraint(name, condition, IsNoInherit: false, line)), line);
                return true;
            case "AddCheckConstraint":
                return true;
            case "DropPrimaryKey" or "DropUniqueConstraint" or "DropForeignKey" or "DropCheckConstraint":
                steps.Alter(Table(2), new DropConstraint(name), line);
                return true;
            default:
                return false;
        }
    }

    /// <summary>AlterColumn tells the whole column anew.</summary>
    private void AlterColumn(QualifiedName table, ColumnDefinition column, int line)
    {
        if (column.TypeName is { Length: > 0 } type)
            steps.Alter(table, new ChangeType(column.Name, type, column.Collation), line);
        steps.Alter(table, new SetNullability(column.Name, !column.IsNotNull), line);
        steps.Alter(table, new DropDefault(column.Name, IsIdentity: true), line);
        steps.Alter(table, new DropDefault(column.Name, IsIdentity: false), line);
        if (column.Default is { } given)
            steps.Alter(table, new SetDefault(column.Name, given), line);
    }

    /// <summary>A foreign key makes no column unique; only its name counts, so one that cannot be told is passed over.</summary>
    private void AddForeignKey(BuilderStep call, string name, QualifiedName table, int line)
    {
        if (ColumnsOf(call) is not { } columns || ConstantText.Of(call.Argument("principalTable", 3)) is not { } referenced)
            return;
        var principal = MigrationSteps.Name(ConstantText.Of(call.Argument("principalSchema", 5)), referenced);
        steps.Alter(table, new AddConstraint(new ForeignKeyConstraint(name, columns, principal, ImmutableArray<string>.Empty, line)), line);
    }

    private void CreateIndex(BuilderChain chain, BuilderStep call, string name, QualifiedName table, ImmutableArray<string> columns, int line)
    {
        var filter = call.Argument("filter", 5);
        var isFilterOpen = filter is not null && !ConstantText.IsNull(filter) && ConstantText.Of(filter) is null;
        var kind = ConstantText.IsTrue(call.Argument("unique", 4)) ? IndexKind.UniqueIndex : IndexKind.Plain;
        var index = MigrationSteps.Over(kind, columns) with
        {
            Predicate = ConstantText.Of(filter),
            NullsNotDistinct = ConstantText.IsFalse(AnnotationOf(chain, "Npgsql:NullsDistinct")),
            Method = ConstantText.Of(AnnotationOf(chain, "Npgsql:IndexMethod"))?.ToLowerInvariant() ?? "btree",
            Included = ConstantText.ListOf(AnnotationOf(chain, "Npgsql:IndexInclude")) ?? ImmutableArray<string>.Empty,
        };
        index = index with { Elements = index.Elements.Select((element, place) => Detailed(chain, element, place)).ToImmutableArray() };
        steps.Add(new CreateIndex(name, table, isFilterOpen ? null : index, line));
    }

    private static IndexElement Detailed(BuilderChain chain, IndexElement element, int place) => element with
    {
        Part = element.Part with
        {
            Collation = At(ConstantText.ListOf(AnnotationOf(chain, "Relational:Collation")), place),
            OperatorClass = At(ConstantText.ListOf(AnnotationOf(chain, "Npgsql:IndexOperators")), place),
        },
    };

    private static string? At(ImmutableArray<string>? list, int place) => list is { } texts && place < texts.Length && texts[place].Length > 0 ? texts[place] : null;

    private static ExpressionSyntax? AnnotationOf(BuilderChain chain, string name) =>
        chain.Steps.FirstOrDefault(step => step.Name == "Annotation" && ConstantText.Of(step.Argument("name", 0)) == name)?.Argument("value", 1);

    /// <summary>A name as the server keeps it; null when it cannot be told.</summary>
    private static string? TextOf(BuilderStep call, string parameter, int place) => ConstantText.Of(call.Argument(parameter, place)) is { } text ? MigrationSteps.Cut(text) : null;

    private static string? SchemaOf(BuilderStep call, int place) => ConstantText.Of(call.Argument("schema", place));

    private static ImmutableArray<string>? ColumnsOf(BuilderStep call)
    {
        var expression = call.Argument("column", 2) ?? call.Argument("columns", 2);
        return ConstantText.Of(expression) is { } single ? ImmutableArray.Create(single) : ConstantText.ListOf(expression);
    }
}

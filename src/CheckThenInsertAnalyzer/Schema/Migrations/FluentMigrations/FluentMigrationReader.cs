using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the Up method of a FluentMigrator migration from its syntax (FluentMigrator documentation, Fluent Interface).</summary>
internal sealed class FluentMigrationReader
{
    private const int DeepestBlock = 24;

    private readonly MigrationSteps _steps = new();

    /// <summary>What the migration does.</summary>
    public static MigrationScript Read(MethodDeclarationSyntax up)
    {
        var reader = new FluentMigrationReader();
        if (up.Body is { } body)
            reader.Read(body, 0);
        else if (up.ExpressionBody is { Expression: var expression })
            reader.Read(expression);
        return reader._steps.ToScript(up.SyntaxTree.FilePath);
    }

    private void Read(StatementSyntax? statement, int depth)
    {
        if (depth > DeepestBlock)
            return;

        switch (statement)
        {
            case BlockSyntax block:
                foreach (var inner in block.Statements)
                    Read(inner, depth + 1);
                break;
            case ExpressionStatementSyntax { Expression: var expression }:
                Read(expression);
                break;
            case IfStatementSyntax choice:
                // Mostly Schema.Table("x").Exists(): what may be made is taken as made.
                Read(choice.Statement, depth + 1);
                Read(choice.Else?.Statement, depth + 1);
                break;
            case CommonForEachStatementSyntax loop:
                Read(loop.Statement, depth + 1);
                break;
        }
    }

    private void Read(ExpressionSyntax expression)
    {
        if (BuilderChain.Of(expression) is not { Steps.Count: > 0 } chain)
            return;

        var (root, steps) = (chain.Root, chain.Steps);
        if (root.Length == 0 && steps[0].Name == "IfDatabase" && steps.Count > 2)
        {
            if (!steps[0].Arguments.Any(argument => DatabaseTest.NamesPostgres(argument.ToString())))
                return;
            (root, steps) = (steps[1].Name, steps.Skip(2).ToList());
        }

        var line = steps[0].Source.Line;
        var isRead = root switch
        {
            "Create" => TryCreate(steps, line),
            "Alter" => TryAlter(steps, line),
            "Delete" => TryDelete(steps, line),
            "Rename" => TryRename(steps, line),
            "Execute" when steps[0].Name == "Sql" => ReadSql(steps[0], line),
            "Execute" => false,
            _ => true,
        };
        if (!isRead)
            _steps.Forget(line);
    }

    private bool ReadSql(BuilderStep step, int line)
    {
        _steps.AddSql(step.Argument("sqlStatement", 0), line);
        return true;
    }

    private bool TryCreate(IReadOnlyList<BuilderStep> steps, int line)
    {
        switch (steps[0].Name)
        {
            case "Table" when TextOf(steps, "Table") is { } table:
                CreateTable(steps, Name(steps, table), line);
                return true;
            case "Column" when TextOf(steps, "OnTable") is { } table:
                AlterTable(steps, Name(steps, table), "Column", line);
                return true;
            case "Index" when TextOf(steps, "OnTable") is { } table:
                CreateIndex(steps, Name(steps, table), table, line);
                return true;
            case "UniqueConstraint" or "PrimaryKey" when TextOf(steps, "OnTable") is { } table && ColumnsOf(steps) is { } columns:
                CreateKey(steps, Name(steps, table), table, columns, line);
                return true;
            default:
                return steps[0].Name is "Schema" or "Sequence" or "ForeignKey";
        }
    }

    private void CreateTable(IReadOnlyList<BuilderStep> steps, QualifiedName name, int line)
    {
        var columns = FluentMigrationColumn.ReadAll(steps, "WithColumn", name.Name.Value).ToList();
        var elements = columns.Select(column => (TableElement)column.Definition).ToList();
        var primary = columns.Where(column => column.IsPrimary).ToList();
        if (primary.Count > 0)
        {
            var keyName = primary.Select(column => column.PrimaryKeyName).FirstOrDefault(given => given is not null) ?? "PK_" + name.Name.Value;
            elements.Add(new IndexConstraint(keyName, MigrationSteps.Over(IndexKind.PrimaryKey, primary.Select(column => column.Definition.Name)), line));
        }

        _steps.Add(new CreateTable(name, RelationKind.Table, elements.ToImmutableArray(), line));
        AddUniqueIndexes(columns, name);
        if (!FluentMigrationColumn.AreUnderstood(steps))
            _steps.Add(new CreateIndex(Name: null, name, Index: null, line));
    }

    private bool TryAlter(IReadOnlyList<BuilderStep> steps, int line)
    {
        if (steps[0].Name == "Table" && TextOf(steps, "Table") is { } table)
        {
            AlterTable(steps, Name(steps, table), "AddColumn", line);
            AlterColumns(steps, Name(steps, table), "AlterColumn", line);
            return true;
        }

        if (steps[0].Name != "Column" || TextOf(steps, "OnTable") is not { } owner)
            return steps[0].Name == "Schema";
        AlterColumns(steps, Name(steps, owner), "Column", line);
        return true;
    }

    private void AlterTable(IReadOnlyList<BuilderStep> steps, QualifiedName table, string verb, int line)
    {
        var columns = FluentMigrationColumn.ReadAll(steps, verb, table.Name.Value).ToList();
        foreach (var column in columns)
        {
            _steps.Alter(table, new AddColumn(column.Definition), line);
            if (column.IsPrimary)
                _steps.Alter(table, new AddConstraint(new IndexConstraint(column.PrimaryKeyName ?? "PK_" + table.Name.Value, MigrationSteps.Over(IndexKind.PrimaryKey, [column.Definition.Name]), line)), line);
        }

        AddUniqueIndexes(columns, table);
    }

    private void AlterColumns(IReadOnlyList<BuilderStep> steps, QualifiedName table, string verb, int line)
    {
        var columns = FluentMigrationColumn.ReadAll(steps, verb, table.Name.Value).ToList();
        foreach (var column in columns)
        {
            if (column.Definition.TypeName is { Length: > 0 } type)
                _steps.Alter(table, new ChangeType(column.Definition.Name, type, Collation: null), line);
            _steps.Alter(table, new SetNullability(column.Definition.Name, !column.Definition.IsNotNull), line);
        }

        AddUniqueIndexes(columns, table);
    }

    /// <summary>Unique() makes an index of its own, by default with the table's and the column's name.</summary>
    private void AddUniqueIndexes(IEnumerable<FluentMigrationColumn> columns, QualifiedName table)
    {
        foreach (var column in columns)
        {
            if (column.UniqueName is { } name)
                _steps.Add(new CreateIndex(name, table, MigrationSteps.Over(IndexKind.UniqueIndex, [column.Definition.Name]), column.Definition.Line));
        }
    }

    private void CreateIndex(IReadOnlyList<BuilderStep> steps, QualifiedName table, string tableName, int line)
    {
        var columns = steps.Where(step => step.Name == "OnColumn").Select(step => ConstantText.Of(step.Argument("columnName", 0))).ToList();
        var name = ConstantText.Of(steps[0].Argument("indexName", 0)) ?? (steps[0].Arguments.Count == 0 ? $"IX_{tableName}_{string.Join("_", columns)}" : null);
        var filter = Step(steps, "Filter");
        var isOpen = columns.Count == 0 || columns.Contains(null) || name is null || (filter is not null && ConstantText.Of(filter.Argument("filter", 0)) is null);
        var isUnique = Step(steps, "Unique") is not null || Step(steps, "UniqueNullsNotDistinct") is not null || Step(steps, "UniqueNullsDistinct") is not null;
        var index = isOpen ? null : MigrationSteps.Over(isUnique ? IndexKind.UniqueIndex : IndexKind.Plain, columns!) with
        {
            Predicate = ConstantText.Of(filter?.Argument("filter", 0)),
            NullsNotDistinct = Step(steps, "NullsNotDistinct") is not null || Step(steps, "UniqueNullsNotDistinct") is not null,
        };
        _steps.Add(new CreateIndex(name, table, index, line));
    }

    private void CreateKey(IReadOnlyList<BuilderStep> steps, QualifiedName table, string tableName, ImmutableArray<string> columns, int line)
    {
        var isPrimary = steps[0].Name == "PrimaryKey";
        var name = ConstantText.Of(steps[0].Arguments.FirstOrDefault()?.Expression) ?? $"{(isPrimary ? "PK" : "UC")}_{tableName}_{string.Join("_", columns)}";
        var key = MigrationSteps.Over(isPrimary ? IndexKind.PrimaryKey : IndexKind.UniqueConstraint, columns);
        _steps.Alter(table, new AddConstraint(new IndexConstraint(name, key, line)), line);
    }

    private bool TryDelete(IReadOnlyList<BuilderStep> steps, int line)
    {
        var name = ConstantText.Of(steps[0].Arguments.FirstOrDefault()?.Expression);
        var owner = TextOf(steps, "FromTable") ?? TextOf(steps, "OnTable");
        switch (steps[0].Name)
        {
            case "Table" when name is not null:
                _steps.Add(new DropRelations(ImmutableArray.Create(Name(steps, name)), line));
                return true;
            case "Column" when name is not null && owner is not null:
                _steps.Alter(Name(steps, owner), new DropColumn(name), line);
                return true;
            case "Index" when name is not null:
                _steps.Add(new DropRelations(ImmutableArray.Create(Name(steps, name)), line));
                return true;
            case "UniqueConstraint" or "PrimaryKey" when name is not null && owner is not null:
                _steps.Alter(Name(steps, owner), new DropConstraint(name), line);
                return true;
            default:
                return steps[0].Name is "FromTable" or "ForeignKey" or "Sequence" or "DefaultConstraint";
        }
    }

    private bool TryRename(IReadOnlyList<BuilderStep> steps, int line)
    {
        if (TextOf(steps, "To") is not { } newName || ConstantText.Of(steps[0].Arguments.FirstOrDefault()?.Expression) is not { } name)
            return false;

        if (steps[0].Name == "Table")
            _steps.Add(new RenameRelation(Name(steps, name), newName, line));
        else if (steps[0].Name == "Column" && TextOf(steps, "OnTable") is { } owner)
            _steps.Add(new RenameColumn(Name(steps, owner), name, newName, line));
        else
            return false;
        return true;
    }

    private static QualifiedName Name(IReadOnlyList<BuilderStep> steps, string name) => MigrationSteps.Name(TextOf(steps, "InSchema") ?? TextOf(steps, "WithSchema"), name);

    private static BuilderStep? Step(IReadOnlyList<BuilderStep> steps, string name) => steps.FirstOrDefault(step => step.Name == name);

    private static string? TextOf(IReadOnlyList<BuilderStep> steps, string name) => ConstantText.Of(Step(steps, name)?.Arguments.FirstOrDefault()?.Expression);

    /// <summary>What Column and Columns name; null when one of them cannot be told.</summary>
    private static ImmutableArray<string>? ColumnsOf(IReadOnlyList<BuilderStep> steps)
    {
        var arguments = steps.Where(step => step.Name is "Column" or "Columns").SelectMany(step => step.Arguments).Select(argument => argument.Expression).ToList();
        if (arguments is [var only] && ConstantText.ListOf(only) is { } list)
            return list;

        var names = arguments.Select(ConstantText.Of).ToList();
        return names.Count == 0 || names.Contains(null) ? null : names.ToImmutableArray()!;
    }
}

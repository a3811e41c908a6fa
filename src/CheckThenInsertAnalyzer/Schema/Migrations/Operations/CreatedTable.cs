using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads CreateTable of an EF Core migration.</summary>
internal sealed class CreatedTable
{
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private readonly ImmutableArray<TableElement>.Builder _elements = ImmutableArray.CreateBuilder<TableElement>();
    private bool _isUnderstood = true;

    private CreatedTable()
    {
    }

    /// <summary>The step; null when a part of it cannot be told, so that the table is not known.</summary>
    public static CreateTable? Read(BuilderStep call, QualifiedName name)
    {
        var table = new CreatedTable();
        table.ReadColumns(call.Argument("columns", 1));
        table.ReadConstraints(call.Argument("constraints", 3));
        return table._isUnderstood ? new(name, RelationKind.Table, table._elements.ToImmutable(), call.Source.Line) : null;
    }

    /// <summary><c>table => new { Id = table.Column&lt;int&gt;(…), … }</c>.</summary>
    private void ReadColumns(ExpressionSyntax? lambda)
    {
        if (lambda is not LambdaExpressionSyntax { ExpressionBody: AnonymousObjectCreationExpressionSyntax { Initializers: var members } })
        {
            _isUnderstood = false;
            return;
        }

        foreach (var member in members)
        {
            if (member.NameEquals is { Name.Identifier.ValueText: var property }
                && BuilderChain.Of(member.Expression) is { } chain
                && chain.Step("Column") is { } call)
                AddColumn(property, chain, call);
            else
                _isUnderstood = false;
        }
    }

    private void AddColumn(string property, BuilderChain chain, BuilderStep call)
    {
        var name = ConstantText.Of(call.Argument("name", 4)) ?? property;
        _columns[property] = name;
        _elements.Add(MigrationColumn.Read(chain, call, name, MigrationColumnPlaces.OfColumn));
    }

    private void ReadConstraints(ExpressionSyntax? lambda)
    {
        if (lambda is not LambdaExpressionSyntax { Block: { } block })
            return;

        foreach (var statement in block.Statements.OfType<ExpressionStatementSyntax>())
        {
            if (BuilderChain.Of(statement.Expression)?.Steps is [var call, ..])
                AddConstraint(call);
        }
    }

    private void AddConstraint(BuilderStep call)
    {
        var name = ConstantText.Of(call.Argument("name", 0)) is { } given ? MigrationSteps.Cut(given) : null;
        var line = call.Source.Line;
        switch (call.Name)
        {
            case "PrimaryKey" or "UniqueConstraint" when ColumnsOf(call.Argument("columns", 1)) is { } columns:
                var kind = call.Name == "PrimaryKey" ? IndexKind.PrimaryKey : IndexKind.UniqueConstraint;
                _elements.Add(new IndexConstraint(name, MigrationSteps.Over(kind, columns), line));
                break;
            case "PrimaryKey" or "UniqueConstraint":
                _isUnderstood = false;
                break;
            case "CheckConstraint" when name is not null && ConstantText.Of(call.Argument("sql", 1)) is { } condition:
                _elements.Add(new CheckConstraint(name, condition, IsNoInherit: false, line));
                break;
            case "ForeignKey" when name is not null && ColumnsOf(call.Argument("column", 1) ?? call.Argument("columns", 1)) is { } columns && ConstantText.Of(call.Argument("principalTable", 2)) is { } referenced:
                var schema = ConstantText.Of(call.Argument("principalSchema", 4));
                _elements.Add(new ForeignKeyConstraint(name, columns, MigrationSteps.Name(schema, referenced), ImmutableArray<string>.Empty, line));
                break;
        }
    }

    /// <summary><c>x => x.Id</c> or <c>x => new { x.A, x.B }</c>; null when it is something else.</summary>
    private ImmutableArray<string>? ColumnsOf(ExpressionSyntax? lambda)
    {
        var members = (lambda as LambdaExpressionSyntax)?.ExpressionBody switch
        {
            MemberAccessExpressionSyntax member => [member],
            AnonymousObjectCreationExpressionSyntax several => several.Initializers.Select(initializer => initializer.Expression).ToList(),
            _ => (IReadOnlyList<ExpressionSyntax>?)null,
        };
        var columns = members?.Select(member => member is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && _columns.TryGetValue(name, out var column) ? column : null).ToList();
        return columns is null || columns.Contains(null) ? null : columns.ToImmutableArray()!;
    }
}

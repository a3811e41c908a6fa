using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Tells tests of a migration for the database that it runs on, such as <c>migrationBuilder.IsNpgsql()</c>, by the names in them.</summary>
internal static class DatabaseTest
{
    private static readonly string[] Postgres = ["Npgsql", "Postgre"];
    private static readonly string[] Others = ["Sqlite", "SqlServer", "MySql", "Oracle", "InMemory"];

    /// <summary>What the test gives on PostgreSQL; null when it is no such test.</summary>
    public static bool? Outcome(ExpressionSyntax condition)
    {
        var isNegated = false;
        while (condition is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.ExclamationToken })
        {
            isNegated ^= condition is PrefixUnaryExpressionSyntax;
            condition = condition is ParenthesizedExpressionSyntax inner ? inner.Expression : ((PrefixUnaryExpressionSyntax)condition).Operand;
        }

        if (condition is BinaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.ExclamationEqualsToken })
            isNegated = !isNegated;
        else if (condition is BinaryExpressionSyntax { OperatorToken.RawKind: not (int)SyntaxKind.EqualsEqualsToken })
            return null;

        var text = condition.ToString();
        if (Names(text, Postgres))
            return !isNegated;
        return Names(text, Others) ? isNegated : null;
    }

    /// <summary>Whether the text names PostgreSQL or its provider.</summary>
    public static bool NamesPostgres(string text) => Names(text, Postgres);

    private static bool Names(string text, string[] databases) => Array.Exists(databases, database => text.IndexOf(database, StringComparison.OrdinalIgnoreCase) >= 0);
}

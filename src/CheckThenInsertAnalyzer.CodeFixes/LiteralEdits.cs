using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>String tokens of a document with what stands in their place.</summary>
/// <param name="Tokens">The replacements.</param>
internal sealed record LiteralEdits(IReadOnlyDictionary<SyntaxToken, SyntaxToken> Tokens)
{
    /// <summary>The document with the replacements.</summary>
    public SyntaxNode ApplyTo(SyntaxNode root) => root.ReplaceTokens(Tokens.Keys, (token, _) => Tokens[token]);

    /// <summary>The edits that put a clause into the text of an insert; null when the text cannot be changed, or other calls share it.</summary>
    public static LiteralEdits? Inserting(SqlInsertion clause, SqlInsertCall insert, BodyUnderAnalysis body) =>
        insert.Sql is { } sql && !IsSentTwice(insert, body) && SqlLiteralEdit.Replace(sql, new SqlRange(clause.Offset, clause.Offset), clause.Text) is { } tokens
            ? new LiteralEdits(tokens)
            : null;

    /// <summary>Whether other calls of the body send the same literal, so that an edit for one call would change them all.</summary>
    public static bool IsSentTwice(DatabaseCall call, BodyUnderAnalysis body) => body.Calls.Any(other =>
        other.Operation.Syntax != call.Operation.Syntax
        && other.Sql is { } text
        && call.Sql is { } own
        && text.Segments.Any(segment => own.Segments.Any(mine => mine.Token == segment.Token)));
}

using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the element lists of CREATE INDEX and EXCLUDE.</summary>
internal static class IndexElementReader
{
    /// <summary>Reads <c>(a, lower(b) DESC, (c || d))</c>; null when it is not understood.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="hasOperators">Whether each element has <c>WITH operator</c> after it, as in EXCLUDE.</param>
    public static ImmutableArray<IndexElement>? ReadList(SqlTokenReader reader, bool hasOperators = false)
    {
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return null;

        var elements = ImmutableArray.CreateBuilder<IndexElement>();
        do
        {
            reader.Take();
            if (elements.Count == IndexDefinition.MostElements || Read(reader) is not { } element || TakeModifiers(reader, element) is not { } modified)
                return null;
            if (hasOperators)
            {
                if (TakeOperator(reader) is not { } symbol)
                    return null;
                modified = modified with { Operator = symbol };
            }

            elements.Add(modified);
        }
        while (reader.At(SqlTokenKind.Comma));

        return reader.Take(SqlTokenKind.RightParenthesis) ? elements.ToImmutable() : null;
    }

    /// <summary>Reads <c>(a, b)</c>; null when something else than names is in it.</summary>
    public static ImmutableArray<string>? ReadColumns(SqlTokenReader reader)
    {
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return null;

        var columns = ImmutableArray.CreateBuilder<string>();
        do
        {
            reader.Take();
            if (columns.Count == IndexDefinition.MostElements || reader.TakeName() is not { } column)
                return null;
            columns.Add(column.Value);
        }
        while (reader.At(SqlTokenKind.Comma));

        return reader.Take(SqlTokenKind.RightParenthesis) ? columns.ToImmutable() : null;
    }

    private static IndexElement? Read(SqlTokenReader reader)
    {
        var depth = 0;
        while (IsParenthesized(reader))
        {
            reader.Take();
            depth++;
        }

        var start = reader.Current.Range.Start;
        var expression = depth > 0 ? ExpressionReader.Read(reader) : PrimaryExpressionReader.Read(reader);
        if (expression is null)
            return null;

        var text = reader.Text.Substring(start, reader.LastEnd - start);
        for (; depth > 0; depth--)
        {
            if (!reader.Take(SqlTokenKind.RightParenthesis))
                return null;
        }

        return Element(text, expression);
    }

    /// <summary>COLLATE inside the parentheses is taken off as the server does, which makes <c>(a COLLATE "C")</c> a column.</summary>
    private static IndexElement Element(string text, SqlExpression expression)
    {
        if (expression is ColumnExpression { Qualifier: null, Column: var column })
            return new IndexElement(new KeyPart(column.Value, null), column.Value);

        var reader = new SqlTokenReader(text);
        if (reader.MoveToNextStatement()
            && PrimaryExpressionReader.Read(reader) is { } operand
            && reader.TakeWord("collate")
            && reader.TakeQualifiedName() is { } collation
            && reader.IsAtEnd)
        {
            var part = operand is ColumnExpression { Qualifier: null, Column: var name }
                ? new KeyPart(name.Value, null)
                : new KeyPart(null, text.Substring(operand.Range.Start, operand.Range.Length));
            return new IndexElement(part with { Collation = collation.Name.Value }, ElementNaming.NameOf(part.ToString()));
        }

        return new IndexElement(new KeyPart(null, text), ElementNaming.NameOf(text));
    }

    /// <summary>Whether a group begins here that is the whole element or the whole inside of a group, as <c>(a) || (b)</c> is not.</summary>
    private static bool IsParenthesized(SqlTokenReader reader)
    {
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return false;

        var index = reader.Index;
        var isWhole = reader.SkipGroup() && (reader.At(SqlTokenKind.RightParenthesis) || reader.At(SqlTokenKind.Comma) || IsModifier(reader) || reader.IsAtEnd);
        reader.Index = index;
        return isWhole;
    }

    /// <summary>Whether the word that stands here is none that goes on with an expression.</summary>
    private static bool IsModifier(SqlTokenReader reader) => reader.Current.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName && !IsOperatorWord(reader);

    private static bool IsOperatorWord(SqlTokenReader reader) =>
        reader.AtWord("and") || reader.AtWord("or") || reader.AtWord("is") || reader.AtWord("in") || reader.AtWord("not") || reader.AtWord("like")
        || reader.AtWord("ilike") || reader.AtWord("between") || reader.AtWord("similar") || reader.AtWord("at") || reader.AtWord("operator") || reader.AtWord("overlaps");

    /// <summary>Takes COLLATE and an operator class, and passes over ASC, DESC and NULLS FIRST or LAST, which do not matter to ON CONFLICT (FACTS B4, B12).</summary>
    private static IndexElement? TakeModifiers(SqlTokenReader reader, IndexElement element)
    {
        while (!reader.At(SqlTokenKind.Comma) && !reader.At(SqlTokenKind.RightParenthesis) && !reader.AtWord("with"))
        {
            if (reader.TakeWord("asc") || reader.TakeWord("desc") || reader.TakeWords("nulls", "first") || reader.TakeWords("nulls", "last"))
                continue;

            var isCollation = reader.TakeWord("collate");
            if (reader.TakeQualifiedName() is not { } name)
                return null;
            element = element with { Part = isCollation ? element.Part with { Collation = name.Name.Value } : element.Part with { OperatorClass = name.Name.Value } };
            if (!isCollation && reader.At(SqlTokenKind.LeftParenthesis) && !reader.SkipGroup())
                return null;
        }

        return element;
    }

    private static string? TakeOperator(SqlTokenReader reader)
    {
        if (!reader.TakeWord("with"))
            return null;

        var start = reader.Current.Range.Start;
        var isTaken = reader.TakeWord("operator") ? reader.SkipGroup() : reader.Take(SqlTokenKind.Operator);
        return isTaken ? reader.Text.Substring(start, reader.LastEnd - start) : null;
    }
}

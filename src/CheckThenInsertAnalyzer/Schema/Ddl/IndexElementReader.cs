using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the element list of CREATE INDEX.</summary>
internal static class IndexElementReader
{
    /// <summary>Reads <c>(a, lower(b) DESC, (c || d))</c>; null when it is not understood.</summary>
    public static ImmutableArray<IndexElement>? ReadList(SqlTokenReader reader)
    {
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return null;

        var elements = ImmutableArray.CreateBuilder<IndexElement>();
        do
        {
            reader.Take();
            if (Read(reader) is not { } element || !TakeModifiers(reader, out var collation, out var operatorClass))
                return null;
            elements.Add(element with { Part = element.Part with { Collation = collation, OperatorClass = operatorClass } });
        }
        while (reader.At(SqlTokenKind.Comma));

        return reader.Take(SqlTokenKind.RightParenthesis) ? elements.ToImmutable() : null;
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

        return expression is ColumnExpression { Qualifier: null } column
            ? new IndexElement(new KeyPart(column.Column.Value, null), column.Column.Value)
            : new IndexElement(new KeyPart(null, text), DefaultName(expression));
    }

    /// <summary>Whether a group begins here that is the whole element or the whole inside of a group, as <c>(a) || (b)</c> is not.</summary>
    private static bool IsParenthesized(SqlTokenReader reader)
    {
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return false;

        var index = reader.Index;
        var isWhole = reader.SkipGroup() && (reader.At(SqlTokenKind.RightParenthesis) || reader.At(SqlTokenKind.Comma) || reader.At(SqlTokenKind.Word) || reader.IsAtEnd);
        reader.Index = index;
        return isWhole;
    }

    /// <summary>The server names an element after a column or a plain function call, and an operator's result "expr".</summary>
    private static string? DefaultName(SqlExpression expression) => expression switch
    {
        FunctionExpression { Name.Name: var name } => name.Value,
        BinaryExpression => "expr",
        _ => null,
    };

    /// <summary>Takes COLLATE and an operator class, and passes over ASC, DESC and NULLS FIRST or LAST, which do not matter to ON CONFLICT (FACTS B4, B12).</summary>
    private static bool TakeModifiers(SqlTokenReader reader, out string? collation, out string? operatorClass)
    {
        (collation, operatorClass) = (null, null);
        while (!reader.At(SqlTokenKind.Comma) && !reader.At(SqlTokenKind.RightParenthesis))
        {
            if (reader.TakeWord("asc") || reader.TakeWord("desc") || reader.TakeWords("nulls", "first") || reader.TakeWords("nulls", "last"))
                continue;

            var isCollation = reader.TakeWord("collate");
            if (reader.TakeQualifiedName() is not { } name)
                return false;
            if (isCollation)
                collation = name.Name.Value;
            else
                operatorClass = name.Name.Value;
            if (!isCollation && reader.At(SqlTokenKind.LeftParenthesis) && !reader.SkipGroup())
                return false;
        }

        return true;
    }
}

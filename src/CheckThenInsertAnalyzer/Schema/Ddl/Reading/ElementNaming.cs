using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>How the server calls an expression that has no name of its own: in an index, and in the select list of a view (FigureColname).</summary>
internal static class ElementNaming
{
    /// <summary>What an index calls an expression for which there is no better name.</summary>
    private const string Unnamed = "expr";

    /// <summary>How deep ELSE, casts and collations are looked through.</summary>
    private const int MostDepth = 20;

    /// <summary>The name that an index gives to the expression; null when it is not known.</summary>
    public static string? NameOf(string expression)
    {
        var (name, strength) = Figure(expression, 0);
        return strength switch { Strength.Unknown => null, Strength.None => Unnamed, _ => name };
    }

    /// <summary>How good a name is: a cast's type gives way to the name of what is cast.</summary>
    private enum Strength
    {
        Unknown,
        None,
        Weak,
        Good,
    }

    private static (string? Name, Strength Strength) Figure(string text, int depth)
    {
        var reader = new SqlTokenReader(text);
        if (depth > MostDepth || !reader.MoveToNextStatement() || ExpressionReader.Read(reader) is not { } expression || !reader.IsAtEnd)
            return (null, Strength.Unknown);

        return expression switch
        {
            ColumnExpression { Column: var column } => (column.Value, Strength.Good),
            FunctionExpression { Name.Name: var function } => (FunctionName(function.Value), Strength.Good),
            CastExpression cast => FigureCast(cast, text, depth),
            LiteralExpression or NotExpression or InExpression or BinaryExpression => (null, Strength.None),
            _ => FigureTokens(text, depth),
        };
    }

    private static (string? Name, Strength Strength) FigureCast(CastExpression cast, string text, int depth)
    {
        var operand = Figure(text.Substring(cast.Operand.Range.Start, cast.Operand.Range.Length), depth + 1);
        return operand.Strength is Strength.None or Strength.Weak ? (TypeName(cast.TypeName), Strength.Weak) : operand;
    }

    /// <summary>What the parser does not tell apart: CASE, COLLATE, subscripts, AT TIME ZONE, functions with a syntax of their own.</summary>
    private static (string? Name, Strength Strength) FigureTokens(string text, int depth)
    {
        var reader = new SqlTokenReader(text);
        if (!reader.MoveToNextStatement())
            return (null, Strength.Unknown);
        if (reader.AtWord("case"))
            return FigureCase(reader, depth);
        if (reader.At(SqlTokenKind.Operator) || HasOuterWord(text, "between") || HasOuterWord(text, "similar"))
            return (null, Strength.None);
        if (reader.AtWord("array") && reader.Peek(1).Kind == SqlTokenKind.LeftBracket)
            return ("array", Strength.Good);
        if (reader.Current.Kind == SqlTokenKind.Word && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis)
            return FigureCall(reader);
        return HasOuterWord(text, "at") ? ("timezone", Strength.Good) : FigureOperand(reader, depth);
    }

    private static (string? Name, Strength Strength) FigureCall(SqlTokenReader reader)
    {
        if (reader.TakeLabel() is not { Value: var name })
            return (null, Strength.Unknown);
        var direction = reader.Peek(1);
        if (!reader.SkipGroup() || !reader.IsAtEnd)
            return (null, Strength.Unknown);
        if (name == "trim" && reader.IsWord(direction, "leading"))
            return ("ltrim", Strength.Good);
        return (name == "trim" && reader.IsWord(direction, "trailing") ? "rtrim" : FunctionName(name), Strength.Good);
    }

    /// <summary>A subscripted or collated operand has its operand's name.</summary>
    private static (string? Name, Strength Strength) FigureOperand(SqlTokenReader reader, int depth)
    {
        var start = reader.Current.Range.Start;
        if (!reader.SkipTokenOrGroup())
            return (null, Strength.Unknown);
        var end = reader.LastEnd;
        if (reader.Take(SqlTokenKind.Dot))
            return reader.TakeLabel() is { Value: var field } && reader.IsAtEnd ? (field, Strength.Good) : (null, Strength.Unknown);
        if (reader.At(SqlTokenKind.LeftBracket))
        {
            while (reader.At(SqlTokenKind.LeftBracket) && reader.SkipGroup())
            {
            }
        }
        else if (!reader.TakeWord("collate") || reader.TakeQualifiedName() is null)
        {
            return (null, Strength.Unknown);
        }

        return reader.IsAtEnd ? Figure(reader.Text.Substring(start, end - start), depth + 1) : (null, Strength.Unknown);
    }

    private static (string? Name, Strength Strength) FigureCase(SqlTokenReader reader, int depth)
    {
        var nesting = 0;
        var elseEnd = -1;
        var end = 0;
        do
        {
            if (reader.AtWord("case"))
                nesting++;
            else if (reader.AtWord("end"))
                (nesting, end) = (nesting - 1, reader.Current.Range.Start);
            else if (reader.AtWord("else") && nesting == 1)
                elseEnd = reader.Current.Range.End;
            if (!reader.SkipTokenOrGroup())
                return (null, Strength.Unknown);
        }
        while (nesting > 0);

        if (!reader.IsAtEnd)
            return (null, Strength.Unknown);
        var otherwise = elseEnd < 0 ? (null, Strength.None) : Figure(reader.Text.Substring(elseEnd, end - elseEnd), depth + 1);
        return otherwise.Item2 is Strength.None or Strength.Weak ? ("case", Strength.Weak) : otherwise;
    }

    private static bool HasOuterWord(string text, string word)
    {
        var reader = new SqlTokenReader(text);
        reader.MoveToNextStatement();
        while (!reader.IsAtEnd)
        {
            if (reader.AtWord(word))
                return true;
            if (!reader.SkipTokenOrGroup())
                return false;
        }

        return false;
    }

    private static string FunctionName(string function) => function == "trim" ? "btrim" : function;

    /// <summary>The type's name in the server's catalog.</summary>
    private static string? TypeName(string type)
    {
        var reader = new SqlTokenReader(type);
        if (!reader.MoveToNextStatement())
            return null;
        if (reader.AtWord("timestamp") || reader.AtWord("time"))
            return (reader.AtWord("timestamp") ? "timestamp" : "time") + (type.Contains("with time zone") ? "tz" : "");

        var hasVarying = reader.IsWord(reader.Peek(1), "varying");
        return reader.TakeQualifiedName()?.Name.Value switch
        {
            "int" or "integer" => "int4",
            "bigint" => "int8",
            "smallint" => "int2",
            "boolean" => "bool",
            "real" => "float4",
            "double" or "float" => "float8",
            "decimal" or "dec" => "numeric",
            "character" or "char" or "nchar" => hasVarying ? "varchar" : "bpchar",
            "bit" => hasVarying ? "varbit" : "bit",
            "timestamptz" => "timestamptz",
            var other => other,
        };
    }
}

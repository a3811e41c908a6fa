using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>
/// Reads scalar expressions by precedence climbing. A chain of operators is read in a loop; only nesting recurses, and that no deeper than
/// <see cref="SqlTokenReader.TryEnter"/> allows. Null means that the grammar was left: the reader is then broken.
/// </summary>
internal static class ExpressionReader
{
    /// <summary>Longer chains of operators are given as one unknown, so that whoever walks the tree needs no more stack than this.</summary>
    private const int MaxChain = 500;

    /// <summary>Reads one expression.</summary>
    public static SqlExpression? Read(SqlTokenReader reader) => Read(reader, ExpressionPrecedence.Or);

    /// <summary>Reads a comma separated list of at least one expression.</summary>
    public static ImmutableArray<SqlExpression>? ReadList(SqlTokenReader reader)
    {
        var items = ImmutableArray.CreateBuilder<SqlExpression>();
        do
        {
            if (Read(reader) is not { } item)
                return null;
            items.Add(item);
        }
        while (reader.Take(SqlTokenKind.Comma));

        return items.ToImmutable();
    }

    private static SqlExpression? Read(SqlTokenReader reader, ExpressionPrecedence minimum)
    {
        var start = reader.Current.Range.Start;
        var left = ReadPrefix(reader, minimum);
        for (var length = 0; left is not null; length++)
        {
            var index = reader.Index;
            var next = ReadInfix(reader, left, start, minimum);
            if (next is null && !reader.IsBroken && reader.Index == index)
                break;
            left = length < MaxChain ? next : next is null ? null : Unknown(reader, start);
        }

        return left;
    }

    private static SqlExpression? ReadPrefix(SqlTokenReader reader, ExpressionPrecedence minimum)
    {
        var token = reader.Current;
        if (reader.IsWord(token, "not"))
            return ReadNot(reader);
        if (token.Kind != SqlTokenKind.Operator)
            return PrimaryExpressionReader.Read(reader);
        return ReadSign(reader);
    }

    private static SqlExpression? ReadNot(SqlTokenReader reader)
    {
        var start = reader.Take().Range.Start;
        if (!reader.TryEnter())
            return reader.Break();

        var operand = Read(reader, ExpressionPrecedence.Not);
        reader.Leave();
        return operand is null ? null : new NotExpression(operand, RangeFrom(reader, start));
    }

    private static SqlExpression? ReadSign(SqlTokenReader reader)
    {
        var symbol = reader.Take();
        var start = symbol.Range.Start;
        if (reader.IsOperator(symbol, "-") && reader.At(SqlTokenKind.Number) && !reader.Current.HasHole)
        {
            var number = reader.Take();
            var value = "-" + reader.Text.Substring(number.Range.Start, number.Range.Length);
            return PrimaryExpressionReader.ReadPostfix(reader, new LiteralExpression(SqlLiteralKind.Number, value, RangeFrom(reader, start)), start);
        }

        if (!IsPrefixOperator(reader, symbol) || !reader.TryEnter())
            return reader.Break();

        var binding = reader.IsOperator(symbol, "-") || reader.IsOperator(symbol, "+") ? ExpressionPrecedence.Sign : ExpressionPrecedence.Sum;
        var operand = Read(reader, binding);
        reader.Leave();
        return operand is null ? null : Unknown(reader, start);
    }

    /// <summary>Comparisons and products have a left side; the backtick is MySQL's, and <c>@@word</c> is SQL Server's.</summary>
    private static bool IsPrefixOperator(SqlTokenReader reader, SqlToken symbol)
    {
        var text = reader.Text.Substring(symbol.Range.Start, symbol.Range.Length);
        if (text == "@@")
            return reader.Current.Range.Start > symbol.Range.End || !reader.At(SqlTokenKind.Word);
        return text is not ("`" or "=>") && Precedence(text) is ExpressionPrecedence.OtherOperator or ExpressionPrecedence.Sum;
    }

    /// <summary>Reads an operator that binds at least so tightly, and its right side. Null, with nothing taken and the reader not broken, when there is none.</summary>
    private static SqlExpression? ReadInfix(SqlTokenReader reader, SqlExpression left, int start, ExpressionPrecedence minimum)
    {
        var token = reader.Current;
        return token.Kind switch
        {
            SqlTokenKind.Operator => ReadOperator(reader, left, start, minimum),
            SqlTokenKind.Word => ReadWordOperator(reader, left, start, minimum),
            _ => null,
        };
    }

    private static SqlExpression? ReadOperator(SqlTokenReader reader, SqlExpression left, int start, ExpressionPrecedence minimum)
    {
        var symbol = reader.Current;
        var text = reader.Text.Substring(symbol.Range.Start, symbol.Range.Length);
        var precedence = Precedence(text);
        if (precedence < minimum)
            return null;

        reader.Take();
        if (precedence is ExpressionPrecedence.Comparison or ExpressionPrecedence.OtherOperator && IsArrayComparison(reader))
            return ReadArrayComparison(reader, left, start, text);

        // Arrows of named arguments and MySQL's quotes are no operators of an expression.
        if (text is "=>" or "`")
            return reader.Break();
        if (Read(reader, precedence + 1) is not { } right)
            return null;
        return new BinaryExpression(text == "!=" ? "<>" : text, left, right, RangeFrom(reader, start));
    }

    private static ExpressionPrecedence Precedence(string symbol) => symbol switch
    {
        "=" or "<" or ">" or "<=" or ">=" or "<>" or "!=" => ExpressionPrecedence.Comparison,
        "+" or "-" => ExpressionPrecedence.Sum,
        "*" or "/" or "%" => ExpressionPrecedence.Product,
        "^" => ExpressionPrecedence.Power,
        _ => ExpressionPrecedence.OtherOperator,
    };

    private static bool IsArrayComparison(SqlTokenReader reader) =>
        (reader.AtWord("any") || reader.AtWord("some") || reader.AtWord("all")) && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis;

    /// <summary>Reads <c>ANY (…)</c>, <c>SOME (…)</c> or <c>ALL (…)</c>; only equality with any of them has a meaning here.</summary>
    private static SqlExpression? ReadArrayComparison(SqlTokenReader reader, SqlExpression left, int start, string symbol)
    {
        var isAny = symbol == "=" && !reader.AtWord("all");
        reader.Take();
        if (PrimaryExpressionReader.ReadParenthesizedItems(reader) is not { } items)
            return null;
        return isAny && items.Length == 1 ? new InExpression(left, items, IsAny: true, RangeFrom(reader, start)) : Unknown(reader, start);
    }

    private static SqlExpression? ReadWordOperator(SqlTokenReader reader, SqlExpression left, int start, ExpressionPrecedence minimum)
    {
        var token = reader.Current;
        if (reader.IsWord(token, "and"))
            return ReadLogical(reader, left, start, minimum, ExpressionPrecedence.And, "AND");
        if (reader.IsWord(token, "or"))
            return ReadLogical(reader, left, start, minimum, ExpressionPrecedence.Or, "OR");
        if (minimum <= ExpressionPrecedence.Is && (reader.IsWord(token, "is") || reader.IsWord(token, "isnull") || reader.IsWord(token, "notnull")))
            return ReadIs(reader, left, start);
        if (minimum <= ExpressionPrecedence.Membership && MembershipWord(reader) is { } word)
            return ReadMembership(reader, left, start, word);
        return ReadRareOperator(reader, start, minimum);
    }

    private static SqlExpression? ReadLogical(
        SqlTokenReader reader, SqlExpression left, int start, ExpressionPrecedence minimum, ExpressionPrecedence precedence, string name)
    {
        if (precedence < minimum)
            return null;

        reader.Take();
        return Read(reader, precedence + 1) is { } right ? new BinaryExpression(name, left, right, RangeFrom(reader, start)) : null;
    }

    /// <summary>Reads what follows IS, and ISNULL and NOTNULL.</summary>
    private static SqlExpression? ReadIs(SqlTokenReader reader, SqlExpression left, int start)
    {
        var word = reader.Take();
        if (!reader.IsWord(word, "is"))
        {
            var nullness = new LiteralExpression(SqlLiteralKind.Null, "", word.Range);
            return new BinaryExpression(reader.IsWord(word, "isnull") ? "IS" : "IS NOT", left, nullness, RangeFrom(reader, start));
        }

        var name = reader.TakeWord("not") ? "IS NOT" : "IS";
        if (reader.TakeWords("distinct", "from"))
        {
            return Read(reader, ExpressionPrecedence.Is + 1) is { } right
                ? new BinaryExpression(name + " DISTINCT FROM", left, right, RangeFrom(reader, start))
                : null;
        }

        if (reader.AtWord("null") || reader.AtWord("true") || reader.AtWord("false"))
            return new BinaryExpression(name, left, PrimaryExpressionReader.TakeConstantWord(reader), RangeFrom(reader, start));
        return SkipPredicate(reader) ? Unknown(reader, start) : reader.Break();
    }

    /// <summary>Passes over the predicates that may follow IS and mean nothing to a rule.</summary>
    private static bool SkipPredicate(SqlTokenReader reader)
    {
        if (reader.TakeWord("unknown") || reader.TakeWord("document") || reader.TakeWord("normalized"))
            return true;
        if (reader.AtWord("nfc") || reader.AtWord("nfd") || reader.AtWord("nfkc") || reader.AtWord("nfkd"))
        {
            reader.Take();
            return reader.TakeWord("normalized");
        }

        if (!reader.TakeWord("json"))
            return false;
        if (reader.AtWord("value") || reader.AtWord("array") || reader.AtWord("object") || reader.AtWord("scalar"))
            reader.Take();
        if (reader.TakeWords("with", "unique") || reader.TakeWords("without", "unique"))
            reader.TakeWord("keys");
        return true;
    }

    /// <summary>The word of an IN, LIKE or similar test that stands here, after NOT if there is one; null when none does.</summary>
    private static SqlToken? MembershipWord(SqlTokenReader reader)
    {
        var word = reader.AtWord("not") ? reader.Peek(1) : reader.Current;
        var isMembership = reader.IsWord(word, "in") || reader.IsWord(word, "like") || reader.IsWord(word, "ilike")
            || reader.IsWord(word, "between") || reader.IsWord(word, "similar");
        return isMembership ? word : null;
    }

    private static SqlExpression? ReadMembership(SqlTokenReader reader, SqlExpression left, int start, SqlToken word)
    {
        var isNegated = reader.TakeWord("not");
        reader.Take();
        SqlExpression? test;
        if (reader.IsWord(word, "in"))
            test = ReadIn(reader, left, start);
        else if (reader.IsWord(word, "between"))
            test = ReadBetween(reader, start);
        else if (reader.IsWord(word, "similar"))
            test = reader.TakeWord("to") ? ReadPattern(reader, left, start, name: null) : reader.Break();
        else
            test = ReadPattern(reader, left, start, reader.IsWord(word, "like") ? "LIKE" : "ILIKE");
        return test is not null && isNegated ? new NotExpression(test, test.Range) : test;
    }

    private static SqlExpression? ReadIn(SqlTokenReader reader, SqlExpression left, int start) =>
        PrimaryExpressionReader.ReadParenthesizedItems(reader) is { } items ? new InExpression(left, items, IsAny: false, RangeFrom(reader, start)) : null;

    private static SqlExpression? ReadBetween(SqlTokenReader reader, int start)
    {
        if (!reader.TakeWord("symmetric"))
            reader.TakeWord("asymmetric");
        if (Read(reader, ExpressionPrecedence.Membership + 1) is null)
            return null;
        if (!reader.TakeWord("and"))
            return reader.Break();
        return Read(reader, ExpressionPrecedence.Membership + 1) is null ? null : Unknown(reader, start);
    }

    private static SqlExpression? ReadPattern(SqlTokenReader reader, SqlExpression left, int start, string? name)
    {
        if (IsArrayComparison(reader))
            return ReadArrayComparison(reader, left, start, "LIKE");
        if (Read(reader, ExpressionPrecedence.Membership + 1) is not { } pattern)
            return null;
        if (reader.TakeWord("escape"))
            return Read(reader, ExpressionPrecedence.Membership + 1) is null ? null : Unknown(reader, start);
        return name is null ? Unknown(reader, start) : new BinaryExpression(name, left, pattern, RangeFrom(reader, start));
    }

    /// <summary>Reads AT TIME ZONE, COLLATE, OVERLAPS and OPERATOR(…): valid, but nothing that a rule looks into.</summary>
    private static SqlExpression? ReadRareOperator(SqlTokenReader reader, int start, ExpressionPrecedence minimum)
    {
        if (minimum <= ExpressionPrecedence.Collate && reader.TakeWord("collate"))
            return reader.TakeQualifiedName() is null ? reader.Break() : Unknown(reader, start);

        if (minimum <= ExpressionPrecedence.TimeZone && reader.AtWord("at"))
            return ReadTimeZone(reader, start);

        ExpressionPrecedence precedence;
        if (minimum <= ExpressionPrecedence.Membership && reader.TakeWord("overlaps"))
            precedence = ExpressionPrecedence.Membership;
        else if (minimum <= ExpressionPrecedence.OtherOperator && reader.AtWord("operator") && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis)
            precedence = ExpressionPrecedence.OtherOperator;
        else
            return null;

        if (precedence == ExpressionPrecedence.OtherOperator)
        {
            reader.Take();
            if (!reader.SkipGroup())
                return reader.Break();
        }

        return Read(reader, precedence + 1) is null ? null : Unknown(reader, start);
    }

    private static SqlExpression? ReadTimeZone(SqlTokenReader reader, int start)
    {
        if (reader.TakeWords("at", "local"))
            return Unknown(reader, start);
        if (!reader.IsWord(reader.Peek(1), "time") || !reader.IsWord(reader.Peek(2), "zone"))
            return null;

        reader.Index += 3;
        return Read(reader, ExpressionPrecedence.TimeZone + 1) is null ? null : Unknown(reader, start);
    }

    private static UnknownExpression Unknown(SqlTokenReader reader, int start) => new(RangeFrom(reader, start));

    private static SqlRange RangeFrom(SqlTokenReader reader, int start) => new(start, reader.LastEnd);
}

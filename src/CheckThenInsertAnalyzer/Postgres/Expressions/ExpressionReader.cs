using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>
/// Reads scalar expressions by precedence climbing. A chain of operators is read in a loop; only nesting recurses, and that no deeper than
/// <see cref="SqlTokenReader.TryEnter"/> allows. Null means that the grammar was left: the reader is then broken.
/// </summary>
internal static class ExpressionReader
{
    /// <summary>Reads one expression.</summary>
    public static SqlExpression? Read(SqlTokenReader reader) => Read(reader, ExpressionPrecedence.Or);

    /// <summary>Goes on with an expression whose first operand has been read.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="operand">The operand; null when it could not be read.</param>
    /// <param name="start">Where it begins.</param>
    public static SqlExpression? Continue(SqlTokenReader reader, SqlExpression? operand, int start) =>
        operand is null ? null : ReadOperators(reader, PrimaryExpressionReader.ReadPostfix(reader, operand, start), start, ExpressionPrecedence.Or);

    /// <summary>Reads an operand of BETWEEN, LIKE and the like: without AND, OR, comparisons and tests in words outside parentheses.</summary>
    public static SqlExpression? ReadOperand(SqlTokenReader reader) => Read(reader, ExpressionPrecedence.Membership + 1);

    /// <summary>Reads a comma separated list of at least one expression.</summary>
    public static ImmutableArray<SqlExpression>? ReadList(SqlTokenReader reader) =>
        Read(reader) is { } first ? ReadList(reader, first) : null;

    /// <summary>Reads the rest of a list whose first expression has been read.</summary>
    public static ImmutableArray<SqlExpression>? ReadList(SqlTokenReader reader, SqlExpression first)
    {
        if (!reader.At(SqlTokenKind.Comma))
            return ImmutableArray.Create(first);

        var items = reader.Expressions;
        var begin = items.Count;
        items.Push(first);
        while (reader.Take(SqlTokenKind.Comma))
        {
            if (Read(reader) is not { } item)
                return null;
            items.Push(item);
        }

        return items.Take(begin);
    }

    private static SqlExpression? Read(SqlTokenReader reader, ExpressionPrecedence minimum)
    {
        var start = reader.Current.Range.Start;
        return ReadOperators(reader, ReadPrefix(reader), start, minimum);
    }

    private static SqlExpression? ReadOperators(SqlTokenReader reader, SqlExpression? left, int start, ExpressionPrecedence minimum)
    {
        var last = ExpressionPrecedence.None;
        for (var length = 0; left is not null; length++)
        {
            var index = reader.Index;
            var next = ReadInfix(reader, left, start, minimum, ref last);
            if (next is null && !reader.IsBroken && reader.Index == index)
                break;
            left = length < reader.MaxChain ? next : next is null ? null : Unknown(reader, start);
        }

        return left;
    }

    private static SqlExpression? ReadPrefix(SqlTokenReader reader)
    {
        var token = reader.Current;
        if (token.Kind == SqlTokenKind.Operator)
            return ReadSign(reader);
        return reader.IsWord(token, "not") ? ReadNot(reader) : PrimaryExpressionReader.Read(reader);
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
        return operand is null ? null : new UnaryExpression(OperatorText(reader, symbol), operand, RangeFrom(reader, start));
    }

    /// <summary>Comparisons and products have a left side; the backtick is MySQL's, and <c>@@word</c> is SQL Server's.</summary>
    private static bool IsPrefixOperator(SqlTokenReader reader, SqlToken symbol)
    {
        var text = OperatorText(reader, symbol);
        if (text == "@@")
            return reader.Current.Range.Start > symbol.Range.End || !reader.At(SqlTokenKind.Word);
        return text is not ("`" or "=>") && Precedence(text) is ExpressionPrecedence.OtherOperator or ExpressionPrecedence.Sum;
    }

    /// <summary>
    /// Reads an operator that binds at least so tightly, and its right side. Null, with nothing taken and the reader not broken, when there is none.
    /// A comparison, and a test whose right side is open, has no other of its kind right behind it (4.1.6: they are non-associative).
    /// </summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="left">The left side.</param>
    /// <param name="start">Where the left side begins.</param>
    /// <param name="minimum">How tightly the operator must bind.</param>
    /// <param name="last">The precedence of the non-associative operator read just before; becomes that of this one.</param>
    private static SqlExpression? ReadInfix(SqlTokenReader reader, SqlExpression left, int start, ExpressionPrecedence minimum, ref ExpressionPrecedence last)
    {
        var token = reader.Current;
        return token.Kind switch
        {
            SqlTokenKind.Operator => ReadOperator(reader, left, start, minimum, ref last),
            SqlTokenKind.Word => ReadWordOperator(reader, left, start, minimum, ref last),
            _ => null,
        };
    }

    /// <summary>Keeps the precedence of a non-associative operator; false, and the reader broken, when one of the same stood before.</summary>
    private static bool TakeTurn(SqlTokenReader reader, ExpressionPrecedence precedence, ref ExpressionPrecedence last)
    {
        if (last == precedence)
        {
            reader.Break();
            return false;
        }

        last = precedence;
        return true;
    }

    private static SqlExpression? ReadOperator(SqlTokenReader reader, SqlExpression left, int start, ExpressionPrecedence minimum, ref ExpressionPrecedence last)
    {
        var text = OperatorText(reader, reader.Current);
        var precedence = Precedence(text);
        if (precedence < minimum)
            return null;

        // Arrows of named arguments and MySQL's quotes are no operators of an expression.
        if (text is "=>" or "`")
            return reader.Break();

        var isComparison = precedence == ExpressionPrecedence.Comparison;
        if (isComparison && !TakeTurn(reader, precedence, ref last))
            return null;
        if (!isComparison)
            last = ExpressionPrecedence.None;

        reader.Take();
        if (precedence is ExpressionPrecedence.Comparison or ExpressionPrecedence.OtherOperator && IsArrayComparison(reader))
            return ReadArrayComparison(reader, left, start, text);
        return Read(reader, precedence + 1) is { } right ? new BinaryExpression(text, left, right, RangeFrom(reader, start)) : null;
    }

    /// <summary>The operator as it stands there, <c>!=</c> as <c>&lt;&gt;</c>; the usual ones without a new string.</summary>
    private static string OperatorText(SqlTokenReader reader, SqlToken symbol)
    {
        if (symbol.Range.Length > 2)
            return reader.Text.Substring(symbol.Range.Start, symbol.Range.Length);

        var first = reader.Text[symbol.Range.Start];
        var second = symbol.Range.Length == 2 ? reader.Text[symbol.Range.Start + 1] : '\0';
        return (first, second) switch
        {
            ('=', '\0') => "=",
            ('<', '\0') => "<",
            ('>', '\0') => ">",
            ('+', '\0') => "+",
            ('-', '\0') => "-",
            ('*', '\0') => "*",
            ('/', '\0') => "/",
            ('<', '=') => "<=",
            ('>', '=') => ">=",
            ('<', '>') or ('!', '=') => "<>",
            ('|', '|') => "||",
            ('-', '>') => "->",
            _ => reader.Text.Substring(symbol.Range.Start, symbol.Range.Length),
        };
    }

    private static ExpressionPrecedence Precedence(string symbol) => symbol switch
    {
        "=" or "<" or ">" or "<=" or ">=" or "<>" => ExpressionPrecedence.Comparison,
        "+" or "-" => ExpressionPrecedence.Sum,
        "*" or "/" or "%" => ExpressionPrecedence.Product,
        "^" => ExpressionPrecedence.Power,
        _ => ExpressionPrecedence.OtherOperator,
    };

    private static bool IsArrayComparison(SqlTokenReader reader) =>
        (reader.AtWord("any") || reader.AtWord("some") || reader.AtWord("all")) && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis;

    /// <summary>Reads <c>ANY (…)</c>, <c>SOME (…)</c> or <c>ALL (…)</c>; only equality with any of them has a meaning here, and inequality with all, which is its opposite.</summary>
    private static SqlExpression? ReadArrayComparison(SqlTokenReader reader, SqlExpression left, int start, string symbol)
    {
        var isAny = symbol == "=" && !reader.AtWord("all");
        var isNone = symbol == "<>" && reader.AtWord("all");
        reader.Take();
        if (PrimaryExpressionReader.ReadParenthesizedItems(reader) is not { Length: 1 } items)
            return reader.Break();
        CheckWidth(reader, left, items);
        if (!isAny && !isNone)
            return Unknown(reader, start);
        var test = new InExpression(left, items, IsAny: true, RangeFrom(reader, start));
        return isNone ? new NotExpression(test, test.Range) : test;
    }

    /// <summary>A row is compared with a query of as many columns, anything else with a query of one; the server takes another number for a syntax error.</summary>
    private static void CheckWidth(SqlTokenReader reader, SqlExpression left, ImmutableArray<SqlExpression> items)
    {
        if (items.Length == 1 && items[0] is SubqueryExpression { Query.ColumnCount: not 1 } && reader.Text[left.Range.Start] != '(')
            reader.PassOver();
    }

    private static SqlExpression? ReadWordOperator(SqlTokenReader reader, SqlExpression left, int start, ExpressionPrecedence minimum, ref ExpressionPrecedence last)
    {
        var token = reader.Current;
        if (!CanBeOperator(reader.Text[token.Range.Start]))
            return null;
        if (reader.IsWord(token, "and"))
            return ReadLogical(reader, left, start, minimum, ExpressionPrecedence.And, "AND", ref last);
        if (reader.IsWord(token, "or"))
            return ReadLogical(reader, left, start, minimum, ExpressionPrecedence.Or, "OR", ref last);
        if (minimum <= ExpressionPrecedence.Is && (reader.IsWord(token, "is") || reader.IsWord(token, "isnull") || reader.IsWord(token, "notnull")))
            return ReadIs(reader, left, start, ref last);
        if (minimum <= ExpressionPrecedence.Membership && MembershipWord(reader) is { } word)
            return ReadMembership(reader, left, start, word, ref last);
        return ReadRareOperator(reader, left, start, minimum, ref last);
    }

    /// <summary>Whether one of the operators in words begins with the letter: what stands behind an expression mostly does not.</summary>
    private static bool CanBeOperator(char letter) => (letter | 0x20) is 'a' or 'b' or 'c' or 'i' or 'l' or 'n' or 'o' or 's';

    private static SqlExpression? ReadLogical(
        SqlTokenReader reader, SqlExpression left, int start, ExpressionPrecedence minimum, ExpressionPrecedence precedence, string name, ref ExpressionPrecedence last)
    {
        if (precedence < minimum)
            return null;

        last = ExpressionPrecedence.None;
        reader.Take();
        return Read(reader, precedence + 1) is { } right ? new BinaryExpression(name, left, right, RangeFrom(reader, start)) : null;
    }

    /// <summary>Reads what follows IS, and ISNULL and NOTNULL.</summary>
    private static SqlExpression? ReadIs(SqlTokenReader reader, SqlExpression left, int start, ref ExpressionPrecedence last)
    {
        if (last == ExpressionPrecedence.Is)
            return reader.Break();

        var word = reader.Take();
        last = ExpressionPrecedence.None;
        if (!reader.IsWord(word, "is"))
        {
            var nullness = new LiteralExpression(SqlLiteralKind.Null, "", word.Range);
            return new BinaryExpression(reader.IsWord(word, "isnull") ? "IS" : "IS NOT", left, nullness, RangeFrom(reader, start));
        }

        var name = reader.TakeWord("not") ? "IS NOT" : "IS";
        if (reader.TakeWords("distinct", "from"))
        {
            last = ExpressionPrecedence.Is;
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

    private static SqlExpression? ReadMembership(SqlTokenReader reader, SqlExpression left, int start, SqlToken word, ref ExpressionPrecedence last)
    {
        if (!TakeTurn(reader, ExpressionPrecedence.Membership, ref last))
            return null;

        var isNegated = reader.TakeWord("not");
        reader.Take();
        SqlExpression? test;
        if (reader.IsWord(word, "in"))
        {
            last = ExpressionPrecedence.None;
            test = ReadIn(reader, left, start);
        }
        else if (reader.IsWord(word, "between"))
        {
            test = ReadBetween(reader, left, start);
        }
        else if (reader.IsWord(word, "similar"))
        {
            test = reader.TakeWord("to") ? ReadPattern(reader, left, start, name: null) : reader.Break();
        }
        else
        {
            test = ReadPattern(reader, left, start, reader.IsWord(word, "like") ? "LIKE" : "ILIKE");
        }

        return test is not null && isNegated ? new NotExpression(test, test.Range) : test;
    }

    private static SqlExpression? ReadIn(SqlTokenReader reader, SqlExpression left, int start)
    {
        if (PrimaryExpressionReader.ReadParenthesizedItems(reader) is not { } items)
            return null;
        CheckWidth(reader, left, items);
        return new InExpression(left, items, IsAny: false, RangeFrom(reader, start));
    }

    private static SqlExpression? ReadBetween(SqlTokenReader reader, SqlExpression left, int start)
    {
        var isSymmetric = reader.TakeWord("symmetric");
        if (!isSymmetric)
            reader.TakeWord("asymmetric");
        if (reader.AtWord("not"))
            return reader.Break();
        if (ReadOperand(reader) is not { } low)
            return null;
        if (!reader.TakeWord("and"))
            return reader.Break();
        if (ReadOperand(reader) is not { } high)
            return null;
        return isSymmetric ? Unknown(reader, start) : new BetweenExpression(left, low, high, RangeFrom(reader, start));
    }

    private static SqlExpression? ReadPattern(SqlTokenReader reader, SqlExpression left, int start, string? name)
    {
        if (name is not null && IsArrayComparison(reader))
            return ReadArrayComparison(reader, left, start, "LIKE");
        if (ReadOperand(reader) is not { } pattern)
            return null;
        if (reader.TakeWord("escape"))
            return ReadOperand(reader) is null ? null : Unknown(reader, start);
        return name is null ? Unknown(reader, start) : new BinaryExpression(name, left, pattern, RangeFrom(reader, start));
    }

    /// <summary>Reads AT TIME ZONE, COLLATE, OVERLAPS and OPERATOR(…): valid, but nothing that a rule looks into.</summary>
    private static SqlExpression? ReadRareOperator(SqlTokenReader reader, SqlExpression left, int start, ExpressionPrecedence minimum, ref ExpressionPrecedence last)
    {
        if (minimum <= ExpressionPrecedence.Collate && reader.TakeWord("collate"))
        {
            last = ExpressionPrecedence.None;
            return reader.TakeQualifiedName() is null ? reader.Break() : Unknown(reader, start);
        }

        if (minimum <= ExpressionPrecedence.TimeZone && reader.AtWord("at"))
            return ReadTimeZone(reader, start, ref last);
        if (minimum <= ExpressionPrecedence.Membership && reader.AtWord("overlaps"))
            return ReadOverlaps(reader, left, start, ref last);
        if (minimum > ExpressionPrecedence.OtherOperator || !reader.AtWord("operator") || reader.Peek(1).Kind != SqlTokenKind.LeftParenthesis)
            return null;

        last = ExpressionPrecedence.None;
        if (!TakeQualifiedOperator(reader))
            return reader.Break();
        return Read(reader, ExpressionPrecedence.OtherOperator + 1) is null ? null : Unknown(reader, start);
    }

    /// <summary>Takes <c>OPERATOR(schema.symbol)</c>; false when it is not what stands here.</summary>
    public static bool TakeQualifiedOperator(SqlTokenReader reader)
    {
        if (!reader.TakeWord("operator") || !reader.Take(SqlTokenKind.LeftParenthesis))
            return false;

        while (reader.AtName())
        {
            if (reader.TakeName() is null || !reader.Take(SqlTokenKind.Dot))
                return false;
        }

        return reader.Take(SqlTokenKind.Operator) && reader.Take(SqlTokenKind.RightParenthesis);
    }

    /// <summary>Reads the test of two periods, each a row of two, whose parts are not counted here.</summary>
    private static SqlExpression? ReadOverlaps(SqlTokenReader reader, SqlExpression left, int start, ref ExpressionPrecedence last)
    {
        if (!TakeTurn(reader, ExpressionPrecedence.Membership, ref last) || left is not UnknownExpression)
            return reader.Break();

        reader.Take();
        reader.PassOver();
        return Read(reader, ExpressionPrecedence.Membership + 1) is null ? null : Unknown(reader, start);
    }

    private static SqlExpression? ReadTimeZone(SqlTokenReader reader, int start, ref ExpressionPrecedence last)
    {
        var isLocal = reader.TakeWords("at", "local");
        if (!isLocal && (!reader.IsWord(reader.Peek(1), "time") || !reader.IsWord(reader.Peek(2), "zone")))
            return null;

        last = ExpressionPrecedence.None;
        if (isLocal)
            return Unknown(reader, start);

        reader.Index += 3;
        return Read(reader, ExpressionPrecedence.TimeZone + 1) is null ? null : Unknown(reader, start);
    }

    private static UnknownExpression Unknown(SqlTokenReader reader, int start) => new(RangeFrom(reader, start));

    private static SqlRange RangeFrom(SqlTokenReader reader, int start) => new(start, reader.LastEnd);
}

using System.Collections.Immutable;
using System.Globalization;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Analyses expressions over one table as the server does (transformExpr of PostgreSQL), or says what the server refuses them with.</summary>
/// <param name="table">The table whose columns are meant.</param>
/// <param name="rowName">The name under which the statement knows the table's row: its alias, or else its name; null when the statement is not known.</param>
/// <param name="sql">The text that the expressions were read from; null when that is not at hand, and then what the parser has no node for is not known.</param>
internal sealed class ExpressionAnalysis(TableSchema table, string? rowName, string? sql)
{
    /// <summary>What nests deeper is not looked at.</summary>
    private const int MaxDepth = 100;

    private int _depth;

    /// <summary>What the server refused first; null when nothing was.</summary>
    public RefusedTarget? Refusal { get; private set; }

    /// <summary>Analyses one expression. What is not understood is an opaque part of it, and so is what the server refuses.</summary>
    public AnalyzedExpression Analyze(SqlExpression expression)
    {
        if (_depth >= MaxDepth)
            return Opaque(expression, "");

        _depth++;
        var analyzed = AnalyzeNode(expression) ?? Opaque(expression, CanonicalSpelling.Of(expression, sql));
        _depth--;
        return analyzed;
    }

    private AnalyzedExpression Opaque(SqlExpression expression, string spelling) => AnalyzedExpression.Opaque(spelling, MentionedColumns.Of(table, expression, sql));

    private AnalyzedExpression? AnalyzeNode(SqlExpression expression) => expression switch
    {
        ColumnExpression column => AnalyzeColumn(column),
        LiteralExpression literal => AnalyzeLiteral(literal),
        ParameterExpression parameter => AnalyzedExpression.Leaf(AnalyzedKind.Parameter, parameter.Name, type: null),
        CastExpression cast => Coercion.To(Analyze(cast.Operand), SqlType.Of(cast.TypeName)),
        UnaryExpression { Operator: "-" } negative => Negate(Analyze(negative.Operand)),
        NotExpression not => BooleanAlgebra.Not(Analyze(not.Operand)),
        BinaryExpression binary => AnalyzeBinary(binary),
        InExpression list => AnalyzeList(list),
        BetweenExpression range => AnalyzeBetween(range),
        FunctionExpression call => AnalyzeCall(call),
        CaseExpression { Operand: null } choice => AnalyzeCase(choice),
        WindowExpression => Refuse("42P20", "a conflict target cannot hold a window function"),
        SubqueryExpression => Refuse("0A000", "a conflict target cannot hold a query"),
        _ => null,
    };

    private AnalyzedExpression? Refuse(string sqlState, string reason)
    {
        Refusal ??= new RefusedTarget(sqlState, reason);
        return null;
    }

    private AnalyzedExpression? AnalyzeColumn(ColumnExpression expression)
    {
        var name = expression.Column.Value;
        if (expression.Qualifier is { } qualifier && qualifier.Value != (rowName ?? table.Name))
            return rowName is null && qualifier.Value != "excluded" ? Opaque(expression, "") : Refuse("42P01", $"'{qualifier.Value}' cannot be named in a conflict target");
        if (table.Column(name) is { } column)
            return AnalyzedExpression.Column(name, SqlType.Of(column));
        if (table.Columns.IsEmpty || !table.AreColumnsKnown || (table.Kind != RelationKind.View && IsSystemColumn(name)))
            return AnalyzedExpression.Column(name, type: null);
        if (expression.Qualifier is null && name == (rowName ?? table.Name))
            return AnalyzedExpression.Leaf(AnalyzedKind.WholeRow, name, type: null);
        return Refuse("42703", $"'{table.Name}' has no column '{name}'");
    }

    private static bool IsSystemColumn(string name) => name is "ctid" or "tableoid" or "xmin" or "xmax" or "cmin" or "cmax";

    private static AnalyzedExpression? AnalyzeLiteral(LiteralExpression literal) => literal.Kind switch
    {
        SqlLiteralKind.String => AnalyzedExpression.Constant(literal.Value, SqlType.Literal),
        SqlLiteralKind.Boolean => AnalyzedExpression.Truth(literal.Value == "true"),
        SqlLiteralKind.Null => AnalyzedExpression.Null(type: null),
        SqlLiteralKind.Number => Number(literal.Value),
        _ => null,
    };

    /// <summary>A number is an int4 or int8 when it fits, else a numeric (PostgreSQL documentation, 4.1.2.6).</summary>
    private static AnalyzedExpression? Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return AnalyzedExpression.Constant(whole.ToString(CultureInfo.InvariantCulture), whole is >= int.MinValue and <= int.MaxValue ? SqlType.Integer : SqlType.BigInteger);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? AnalyzedExpression.Constant(text, SqlType.Numeric)
            : null;
    }

    private static AnalyzedExpression? Negate(AnalyzedExpression number) =>
        number is { Kind: not AnalyzedKind.Constant, Type: { IsNumber: true } type } ? AnalyzedExpression.Call("-", type.WithoutModifier(), number) : null;

    private AnalyzedExpression? AnalyzeBinary(BinaryExpression binary)
    {
        if (binary.Operator is "AND" or "OR")
            return AnalyzeLogical(binary);

        var left = Analyze(binary.Left);
        var right = Analyze(binary.Right);
        switch (binary.Operator)
        {
            case "IS" or "IS NOT":
                return Test(binary.Operator, left, right);
            case "IS DISTINCT FROM":
                return Distinct(left, right);
            case "IS NOT DISTINCT FROM":
                return Distinct(left, right) is { } distinct ? BooleanAlgebra.Not(distinct) : null;
            case "LIKE":
                return OperatorTypes.Resolve("~~", left, right);
            case "ILIKE":
                return OperatorTypes.Resolve("~~*", left, right);
            default:
                return OperatorTypes.Resolve(binary.Operator, left, right);
        }
    }

    /// <summary>Reads a chain of one operator in a loop, since it is as deep as it is long.</summary>
    private AnalyzedExpression AnalyzeLogical(BinaryExpression binary)
    {
        var operands = new Stack<SqlExpression>();
        SqlExpression rest = binary;
        while (rest is BinaryExpression chain && chain.Operator == binary.Operator)
        {
            operands.Push(chain.Right);
            rest = chain.Left;
        }

        operands.Push(rest);
        var terms = operands.Select(Analyze).ToList();
        return binary.Operator == "AND" ? BooleanAlgebra.And(terms) : BooleanAlgebra.Or(terms);
    }

    private static AnalyzedExpression? Test(string name, AnalyzedExpression operand, AnalyzedExpression value)
    {
        if (operand.Kind is AnalyzedKind.Constant or AnalyzedKind.Null)
            return null;
        if (value.Kind == AnalyzedKind.Null)
            return new AnalyzedExpression(AnalyzedKind.NullTest, name + " NULL", SqlType.Boolean, ImmutableArray.Create(operand));
        return value.Type is { IsBoolean: true }
            ? new AnalyzedExpression(AnalyzedKind.BooleanTest, name + " " + value.Name.ToUpperInvariant(), SqlType.Boolean, ImmutableArray.Create(operand))
            : null;
    }

    private static AnalyzedExpression? Distinct(AnalyzedExpression left, AnalyzedExpression right)
    {
        if (right.Kind == AnalyzedKind.Null)
            return Test("IS NOT", left, right);
        if (left.Kind == AnalyzedKind.Null)
            return Test("IS NOT", right, left);
        return OperatorTypes.Match(left, right) is { } pair ? AnalyzedExpression.Call("IS DISTINCT FROM", SqlType.Boolean, pair.Left, pair.Right) : null;
    }

    /// <summary>Two comparisons.</summary>
    private AnalyzedExpression? AnalyzeBetween(BetweenExpression range)
    {
        // A condition between conditions would be written out twice for each level of nesting.
        var operand = Analyze(range.Operand);
        if (operand.Type is null or { IsBoolean: true })
            return null;
        var low = OperatorTypes.Resolve(">=", operand, Analyze(range.Low));
        var high = OperatorTypes.Resolve("<=", operand, Analyze(range.High));
        return low is null || high is null ? null : BooleanAlgebra.And([low, high]);
    }

    /// <summary>IN: one test for the constants together, and one for each of the other items (transformAExprIn of PostgreSQL).</summary>
    private AnalyzedExpression? AnalyzeList(InExpression list)
    {
        var operand = Analyze(list.Operand);
        if (list.IsAny)
            return AnalyzeAny(operand, list.Items[0]);

        var items = list.Items.Select(Analyze).ToList();
        var constants = items.Where(IsWithoutColumns).ToList();
        if (items.Exists(item => item.Kind == AnalyzedKind.Opaque))
            return null;
        if (constants.Count < 2)
            return JoinTests(items.Select(item => OperatorTypes.Resolve("=", operand, item)));
        return JoinTests(items.Except(constants).Select(item => OperatorTypes.Resolve("=", operand, item)).Prepend(AnyOf(operand, constants)));
    }

    private static bool IsWithoutColumns(AnalyzedExpression item) => item.Kind is AnalyzedKind.Constant or AnalyzedKind.Null or AnalyzedKind.Parameter;

    private static AnalyzedExpression? JoinTests(IEnumerable<AnalyzedExpression?> tests)
    {
        var known = tests.ToList();
        return known.Contains(null) ? null : BooleanAlgebra.Or(known!);
    }

    private static AnalyzedExpression? AnyOf(AnalyzedExpression operand, IEnumerable<AnalyzedExpression> items)
    {
        var matched = items.Select(item => OperatorTypes.Match(operand, item)).ToList();
        if (matched.Exists(pair => pair is null) || operand.Type is { IsBoolean: true })
            return null;
        var parts = matched.Select(pair => pair!.Value.Right).Prepend(matched[0]!.Value.Left).ToImmutableArray();
        return new AnalyzedExpression(AnalyzedKind.AnyOf, "=", SqlType.Boolean, parts);
    }

    /// <summary>The array of ANY: its items, a placeholder, or not known.</summary>
    private AnalyzedExpression? AnalyzeAny(AnalyzedExpression operand, SqlExpression array)
    {
        if (array is SubqueryExpression)
            return Refuse("0A000", "a conflict target cannot hold a query");
        if (AnalyzeItems(array) is { Count: > 0 } items)
            return items.TrueForAll(IsWithoutColumns) ? AnyOf(operand, items) : null;
        return array is ParameterExpression ? AnalyzedExpression.Call("= ANY", SqlType.Boolean, operand, Analyze(array)) : null;
    }

    /// <summary>The items of an array that is written out, each cast as the array is; null for another array.</summary>
    private List<AnalyzedExpression>? AnalyzeItems(SqlExpression array)
    {
        switch (array)
        {
            case ArrayExpression list:
                return OfArray(list.Items.Select(Analyze).ToList());
            case CastExpression cast when cast.TypeName.EndsWith("[]", StringComparison.Ordinal) && AnalyzeItems(cast.Operand) is { } items:
                var type = SqlType.Of(cast.TypeName.Substring(0, cast.TypeName.Length - 2));
                var converted = items.Select(item => Coercion.To(item, type)).OfType<AnalyzedExpression>().ToList();
                return converted.Count == items.Count ? converted : null;
            case LiteralExpression { Kind: SqlLiteralKind.String, Value: ['{', .. var inside, '}'] } when inside.IndexOfAny(['{', '"', '\\']) < 0:
                return inside.Split(',').Select(item => AnalyzedExpression.Constant(item.Trim(), SqlType.Literal)).ToList();
            default:
                return null;
        }
    }

    /// <summary>An array of quoted constants alone is one of text, whatever it is compared with.</summary>
    private static List<AnalyzedExpression> OfArray(List<AnalyzedExpression> items) =>
        items.TrueForAll(item => item.Type is { IsLiteral: true }) ? items.ConvertAll(item => AnalyzedExpression.Constant(item.Name, SqlType.Text)) : items;

    private AnalyzedExpression? AnalyzeCall(FunctionExpression call)
    {
        if (call.Name.Schema is { Value: not "pg_catalog" })
            return null;

        var name = call.Name.Name.Value;
        if (BuiltInFunctions.IsAggregate(name))
            return Refuse("42803", "a conflict target cannot hold an aggregate");
        if (BuiltInFunctions.IsSet(name))
            return Refuse("0A000", "a conflict target cannot hold a function that gives rows");

        var arguments = call.Arguments.Select(Analyze).ToList();
        if (name is "coalesce" or "greatest" or "least")
            return Choose(name, arguments);
        if (name == "nullif" && arguments.Count == 2)
            return OperatorTypes.Match(arguments[0], arguments[1]) is { } pair ? Choice(name, pair.Left.Type, pair.Left, pair.Right) : null;
        if (BuiltInFunctions.Cast(name) is { } type && arguments is [{ Type.IsLiteral: false } value])
            return Coercion.To(value, type);
        return BuiltInFunctions.Find(name, arguments.Count) is { } signature ? Apply(signature, arguments) : null;
    }

    private static AnalyzedExpression? Apply(FunctionSignature signature, List<AnalyzedExpression> arguments)
    {
        // The server calls a function of constants at once.
        if (arguments.TrueForAll(argument => argument.Kind == AnalyzedKind.Constant) || arguments.Exists(argument => argument.Kind == AnalyzedKind.Null))
            return null;

        var cast = ImmutableArray.CreateBuilder<AnalyzedExpression>();
        for (var index = 0; index < arguments.Count; index++)
        {
            if (Argument(arguments[index], signature.Parameters[index]) is not { } argument)
                return null;
            cast.Add(argument);
        }

        return new AnalyzedExpression(AnalyzedKind.Call, signature.Name, signature.Result, cast.ToImmutable());
    }

    /// <summary>The argument by an implicit cast; null when there is none that is known.</summary>
    private static AnalyzedExpression? Argument(AnalyzedExpression argument, SqlType type)
    {
        if (argument.Kind == AnalyzedKind.Parameter)
            return argument with { Type = type };

        // What is not understood is cast as it has to be, and compared as it stands.
        if (argument.Type is not { IsBuiltIn: true })
            return argument;
        return argument.Type is var from && (from.IsLiteral || from == type || (type.IsText && (from.IsText || from.Name == "bpchar"))) ? Coercion.To(argument, type) : null;
    }

    /// <summary>CASE with conditions, none of which the server decides at once.</summary>
    private AnalyzedExpression? AnalyzeCase(CaseExpression choice)
    {
        var conditions = choice.Branches.Select(branch => Analyze(branch.Condition)).ToList();
        var results = choice.Branches.Select(branch => Analyze(branch.Result)).Append(choice.Otherwise is { } otherwise ? Analyze(otherwise) : AnalyzedExpression.Null(type: null)).ToList();
        if (conditions.Exists(condition => condition.Kind is AnalyzedKind.Constant or AnalyzedKind.Null) || OperatorTypes.Common(results.FindAll(result => result.Kind != AnalyzedKind.Null)) is not { } type)
            return null;

        var cast = results.Select(result => result.Type?.WithoutModifier() == type ? result : Coercion.To(result, type)).OfType<AnalyzedExpression>().ToList();
        return cast.Count == results.Count ? Choice("case", type, conditions.Concat(cast).ToArray()) : null;
    }

    private static AnalyzedExpression Choice(string name, SqlType? type, params AnalyzedExpression[] arguments) =>
        new(AnalyzedKind.Choice, name, type, ImmutableArray.CreateRange(arguments));

    /// <summary>One of several values, which are cast to one type.</summary>
    private static AnalyzedExpression? Choose(string name, List<AnalyzedExpression> arguments)
    {
        // Of COALESCE the server leaves out what comes after a constant, and NULLs.
        if (arguments.Count == 0 || arguments[0].Kind == AnalyzedKind.Constant || arguments.Exists(argument => argument.Kind == AnalyzedKind.Null) || OperatorTypes.Common(arguments) is not { } type)
            return null;

        var cast = arguments.Select(argument => argument.Type?.WithoutModifier() == type ? argument : Coercion.To(argument, type)).ToList();
        return cast.Contains(null) ? null : Choice(name, type, cast.ToArray()!);
    }
}

using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the query of a view or of CREATE TABLE AS, as far as it can be a simple one over one table.</summary>
internal struct ViewQueryReader
{
    /// <summary>Functions of which it is known that they give one value a row; views with aggregates pass no INSERT on.</summary>
    private static readonly HashSet<string> ScalarFunctions = new(StringComparer.Ordinal)
    {
        "lower", "upper", "coalesce", "nullif", "concat", "length", "trim", "btrim", "now", "round", "abs", "date_trunc", "to_char", "left", "right", "substring", "replace", "greatest", "least",
    };

    private static readonly HashSet<string> Aggregates = new(StringComparer.Ordinal) { "count", "sum", "min", "max", "avg", "array_agg", "string_agg", "bool_and", "bool_or", "json_agg", "jsonb_agg" };

    private readonly SqlTokenReader _reader;
    private readonly ImmutableArray<(string? Name, string? Column)>.Builder _items = ImmutableArray.CreateBuilder<(string? Name, string? Column)>();
    private bool _isStar;
    private bool? _passes = true;

    private ViewQueryReader(SqlTokenReader reader) => _reader = reader;

    /// <summary>Reads the query that begins here, in any number of parentheses.</summary>
    public static ViewQuery Read(SqlTokenReader reader)
    {
        var start = reader.Index;
        var tables = ImmutableArray.CreateBuilder<QualifiedName>();
        var names = ImmutableHashSet.CreateBuilder(StringComparer.Ordinal);
        while (!reader.IsAtEnd)
        {
            var token = reader.Take();
            if (reader.IsName(token) && SqlTokenValue.Name(reader.Text, token) is { } name)
                names.Add(name.Value);
            if (!reader.IsWord(token, "from") && !reader.IsWord(token, "join"))
                continue;
            reader.TakeWord("only");
            if (reader.TakeQualifiedName() is { } table)
                tables.Add(table);
        }

        reader.Index = start;
        return ReadQuery(reader) with { Tables = tables.ToImmutable(), Names = names.ToImmutable() };
    }

    private static ViewQuery ReadQuery(SqlTokenReader reader)
    {
        while (reader.Take(SqlTokenKind.LeftParenthesis))
        {
        }

        if (reader.TakeWord("select"))
            return new ViewQueryReader(reader).Read();

        // WITH and VALUES are never simple; TABLE, and what is not known, may be.
        return reader.AtWord("with") || reader.AtWord("values") ? ViewQuery.Unknown with { PassesInsertsOn = false } : ViewQuery.Unknown;
    }

    private ViewQuery Read()
    {
        _reader.TakeWord("all");
        if (_reader.TakeWord("distinct"))
            _passes = false;
        if (_reader.TakeWord("on") && !_reader.SkipGroup())
            return ViewQuery.Unknown;
        if (!ReadItems())
            return ViewQuery.Unknown with { PassesInsertsOn = HasJoin() ? false : null };
        if (!_reader.IsAtEnd && !_reader.AtWord("from") && !IsAtClause())
            return ViewQuery.Unknown;

        var from = _reader.TakeWord("from") ? ReadFrom() : null;
        if (from is null)
            _passes = false;
        else if (HasOtherClause())
            _passes = false;
        return new ViewQuery(from, _isStar, _isStar ? null : _items.ToImmutable(), _passes);
    }

    private bool ReadItems()
    {
        do
        {
            if (_reader.TakeOperator("*"))
            {
                _isStar = _items.Count == 0 && !_reader.At(SqlTokenKind.Comma);
                if (!_isStar)
                    return false;
            }
            else if (!ReadItem())
            {
                return false;
            }
        }
        while (_reader.Take(SqlTokenKind.Comma));

        return true;
    }

    private bool ReadItem()
    {
        var start = _reader.Current.Range.Start;
        if (ExpressionReader.Read(_reader) is not { } item)
            return false;

        var text = _reader.Text.Substring(start, _reader.LastEnd - start);
        if (text.EndsWith("*", StringComparison.Ordinal))
        {
            _isStar = _items.Count == 0 && _reader.AtWord("from");
            return _isStar;
        }

        var column = item is ColumnExpression known ? known.Column.Value : null;
        if (column is null)
            NoteCalls(text);
        var name = _reader.TakeWord("as") || _reader.AtName() ? _reader.TakeLabel()?.Value : column ?? UnnamedColumn(text);
        _items.Add((name, column));
        return true;
    }

    /// <summary>A select list calls "?column?" what an index calls "expr".</summary>
    private static string? UnnamedColumn(string text) => ElementNaming.NameOf(text) is { } name && name != "expr" ? name : null;

    private void NoteCalls(string text)
    {
        var reader = new SqlTokenReader(text);
        if (!reader.MoveToNextStatement())
            return;
        for (; !reader.IsAtEnd; reader.Take())
        {
            if (reader.AtWord("over"))
                _passes = false;
            if (reader.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName) || reader.Peek(1).Kind != SqlTokenKind.LeftParenthesis)
                continue;
            var function = SqlTokenValue.Name(text, reader.Current)?.Value;
            if (function is not null && Aggregates.Contains(function))
                _passes = false;
            else if (_passes == true && (function is null || !ScalarFunctions.Contains(function)) && reader.Classify(reader.Current) != SqlKeywordClass.Reserved)
                _passes = null;
        }
    }

    /// <summary>Reads the one table with its alias; null when FROM has something else or more.</summary>
    private readonly QualifiedName? ReadFrom()
    {
        _reader.TakeWord("only");
        if (_reader.TakeQualifiedName() is not { } table || _reader.At(SqlTokenKind.LeftParenthesis))
            return null;

        _reader.TakeOperator("*");
        if (_reader.TakeWord("as") || (_reader.AtName() && !IsAtClause()))
            _reader.TakeLabel();
        return _reader.IsAtEnd || IsAtClause() ? table : null;
    }

    private readonly bool IsAtClause() =>
        _reader.At(SqlTokenKind.RightParenthesis) || _reader.AtWord("where") || _reader.AtWord("order") || _reader.AtWord("for") || _reader.AtWord("with") || IsAtOtherClause();

    /// <summary>Whether a clause stands here with which no view passes an INSERT on.</summary>
    private readonly bool IsAtOtherClause() =>
        _reader.AtWord("group") || _reader.AtWord("having") || _reader.AtWord("limit") || _reader.AtWord("offset") || _reader.AtWord("fetch")
        || _reader.AtWord("union") || _reader.AtWord("intersect") || _reader.AtWord("except") || _reader.AtWord("window");

    private readonly bool HasOtherClause()
    {
        while (!_reader.IsAtEnd)
        {
            if (IsAtOtherClause())
                return true;
            if (!_reader.Take(SqlTokenKind.RightParenthesis) && !_reader.SkipTokenOrGroup())
                return true;
        }

        return false;
    }

    /// <summary>Whether the rest of the query joins tables, which is never simple.</summary>
    private readonly bool HasJoin()
    {
        for (; !_reader.IsAtEnd; _reader.Take())
        {
            if (_reader.AtWord("join") || IsAtOtherClause())
                return true;
        }

        return false;
    }
}

using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads a column definition.</summary>
internal struct ColumnDefinitionReader
{
    private readonly SqlTokenReader _reader;
    private readonly SourceLines _lines;
    private readonly string _name;
    private readonly string _type;
    private readonly ImmutableArray<KeyConstraint>.Builder _keys;
    private ColumnGeneration _generation;
    private bool _isNullable;
    private string? _collation;

    private ColumnDefinitionReader(SqlTokenReader reader, SourceLines lines, string name, string type)
    {
        _reader = reader;
        _lines = lines;
        _name = name;
        _type = type;
        _keys = ImmutableArray.CreateBuilder<KeyConstraint>();
        _isNullable = true;
        if (type is "serial" or "bigserial" or "smallserial" or "serial2" or "serial4" or "serial8")
        {
            _generation = ColumnGeneration.Serial;
            _isNullable = false;
        }
    }

    /// <summary>Reads the definition up to its comma, closing parenthesis or the statement's end; null when a part is not PostgreSQL's.</summary>
    public static ColumnDefinition? Read(SqlTokenReader reader, SourceLines lines)
    {
        if (reader.TakeName() is not { } name || TypeNameReader.Read(reader) is not { } type)
            return null;

        var definition = new ColumnDefinitionReader(reader, lines, name.Value, type);
        while (!reader.IsAtEnd && !reader.At(SqlTokenKind.Comma) && !reader.At(SqlTokenKind.RightParenthesis))
        {
            if (!definition.ReadConstraint())
                return null;
        }

        var column = new ColumnSchema(name.Value, type, definition._isNullable, definition._generation) { Collation = definition._collation };
        return new ColumnDefinition(column, definition._keys.ToImmutable());
    }

    /// <summary>What a column's DEFAULT says of who gives its value.</summary>
    public static ColumnGeneration GenerationOf(SqlExpression value)
    {
        while (value is CastExpression cast)
            value = cast.Operand;
        return value switch
        {
            FunctionExpression { Name.Name.Value: "nextval" } => ColumnGeneration.Serial,
            LiteralExpression { Kind: SqlLiteralKind.Null } => ColumnGeneration.None,
            _ => ColumnGeneration.Default,
        };
    }

    /// <summary>Reads GENERATED … AS IDENTITY or AS (…) after its first word; null when it is neither.</summary>
    public static ColumnGeneration? ReadGenerated(SqlTokenReader reader)
    {
        var isAlways = reader.TakeWord("always");
        if ((!isAlways && !reader.TakeWords("by", "default")) || !reader.TakeWord("as"))
            return null;
        if (reader.TakeWord("identity"))
        {
            if (reader.At(SqlTokenKind.LeftParenthesis) && !reader.SkipGroup())
                return null;
            return isAlways ? ColumnGeneration.IdentityAlways : ColumnGeneration.IdentityByDefault;
        }

        if (!reader.SkipGroup())
            return null;
        if (!reader.TakeWord("stored"))
            reader.TakeWord("virtual");
        return ColumnGeneration.Computed;
    }

    private bool ReadConstraint()
    {
        var source = _lines.At(_reader.Current.Range.Start);
        string? name = null;
        if (_reader.TakeWord("constraint"))
        {
            name = _reader.TakeName()?.Value;
            if (name is null)
                return false;
        }

        if (KeyConstraintReader.IsAt(_reader))
            return ReadKey(name, source);
        if (_reader.TakeWords("not", "null"))
        {
            _isNullable = false;
            _reader.TakeWords("no", "inherit");
            return true;
        }

        if (_reader.TakeWord("default"))
            return ReadDefault();
        return _reader.TakeWord("generated") ? ReadGeneration() : ReadOther();
    }

    private bool ReadKey(string? name, SchemaSource source)
    {
        if (KeyConstraintReader.Read(_reader, name, _name, source) is not { } key)
            return false;

        _keys.Add(key);
        _isNullable &= !key.IsPrimary;
        return true;
    }

    private bool ReadDefault()
    {
        if (ExpressionReader.Read(_reader) is not { } value)
            return false;
        _generation = GenerationOf(value);
        return true;
    }

    private bool ReadGeneration()
    {
        if (ReadGenerated(_reader) is not { } generation)
            return false;

        _generation = generation;
        _isNullable &= generation == ColumnGeneration.Computed;
        return true;
    }

    /// <summary>Reads COLLATE and passes over the constraints that say nothing of keys; false for what PostgreSQL does not have.</summary>
    private bool ReadOther()
    {
        if (_reader.TakeWord("null"))
            return true;
        if (_reader.TakeWord("check"))
            return SkipCheck();
        if (_reader.TakeWord("references"))
            return ReferenceReader.Skip(_reader);
        if (_reader.TakeWord("collate"))
            {
            _collation = _reader.TakeQualifiedName()?.Name.Value;
            return _collation is not null;
        }

        if (_reader.TakeWord("storage") || _reader.TakeWord("compression"))
            return _reader.Take().Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;
        return _reader.TakeWord("options") && _reader.SkipGroup();
    }

    private readonly bool SkipCheck()
    {
        if (!_reader.SkipGroup())
            return false;
        _reader.TakeWords("no", "inherit");
        KeyConstraintReader.TakeDeferrable(_reader);
        return true;
    }
}

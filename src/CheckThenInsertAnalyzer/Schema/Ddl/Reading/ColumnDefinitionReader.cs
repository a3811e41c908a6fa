using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads a column definition.</summary>
internal struct ColumnDefinitionReader
{
    private readonly SqlTokenReader _reader;
    private readonly SourceLines _lines;
    private readonly string _name;
    private readonly ImmutableArray<ConstraintDefinition>.Builder _constraints;
    private ColumnDefault? _default;
    private bool _isNotNull;
    private string? _collation;

    private ColumnDefinitionReader(SqlTokenReader reader, SourceLines lines, string name, string? type)
    {
        _reader = reader;
        _lines = lines;
        _name = name;
        _constraints = ImmutableArray.CreateBuilder<ConstraintDefinition>();
        if (type is "serial" or "bigserial" or "smallserial" or "serial2" or "serial4" or "serial8")
        {
            _default = new ColumnDefault(ColumnGeneration.Serial, MakesSequence: true);
            _isNotNull = true;
        }
    }

    /// <summary>Reads the definition up to its comma, closing parenthesis or the statement's end; null when a part is not PostgreSQL's.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="lines">Tells the lines.</param>
    /// <param name="isTyped">Whether the column comes from elsewhere, so that no type is written (OF, PARTITION OF).</param>
    public static ColumnDefinition? Read(SqlTokenReader reader, SourceLines lines, bool isTyped = false)
    {
        var line = lines.At(reader.Current.Range.Start);
        if (reader.TakeName() is not { } name)
            return null;

        string? type = null;
        if (isTyped)
            reader.TakeWords("with", "options");
        else if ((type = TypeNameReader.Read(reader)) is null)
            return null;

        var definition = new ColumnDefinitionReader(reader, lines, name.Value, type);
        while (!reader.IsAtEnd && !reader.At(SqlTokenKind.Comma) && !reader.At(SqlTokenKind.RightParenthesis))
        {
            if (!definition.ReadConstraint())
                return null;
        }

        return new ColumnDefinition(name.Value, type, line)
        {
            Collation = definition._collation,
            IsNotNull = definition._isNotNull,
            Default = definition._default,
            Constraints = definition._constraints.ToImmutable(),
        };
    }

    /// <summary>Reads what follows DEFAULT; null when it is not understood.</summary>
    public static ColumnDefault? ReadDefault(SqlTokenReader reader)
    {
        var value = ReadDefaultValue(reader);
        while (value is CastExpression cast)
            value = cast.Operand;
        return value switch
        {
            null => null,
            FunctionExpression { Name.Name.Value: "nextval" } call => new ColumnDefault(ColumnGeneration.Serial, SequenceOf(call)),
            LiteralExpression { Kind: SqlLiteralKind.Null } => new ColumnDefault(ColumnGeneration.None),
            _ => new ColumnDefault(ColumnGeneration.Default),
        };
    }

    /// <summary>COLLATE after a DEFAULT belongs to the column and not to the expression, which takes none without parentheses (b_expr).</summary>
    private static SqlExpression? ReadDefaultValue(SqlTokenReader reader)
    {
        var start = reader.Index;
        var value = ExpressionReader.Read(reader);
        var end = reader.Index;
        reader.Index = start;
        while (reader.Index < end && !reader.AtWord("collate") && reader.SkipTokenOrGroup())
        {
        }

        if (!reader.AtWord("collate"))
            reader.Index = end;
        return value;
    }

    /// <summary>Reads GENERATED … AS IDENTITY or AS (…) after its first word; null when it is neither.</summary>
    public static ColumnDefault? ReadGenerated(SqlTokenReader reader)
    {
        var isAlways = reader.TakeWord("always");
        if ((!isAlways && !reader.TakeWords("by", "default")) || !reader.TakeWord("as"))
            return null;
        if (reader.TakeWord("identity"))
        {
            if (!ReadSequenceOptions(reader, out var sequence))
                return null;
            return new ColumnDefault(isAlways ? ColumnGeneration.IdentityAlways : ColumnGeneration.IdentityByDefault, sequence, MakesSequence: true);
        }

        if (!isAlways || ConstraintReader.TakeParenthesized(reader) is null)
            return null;
        if (!reader.TakeWord("stored"))
            reader.TakeWord("virtual");
        return new ColumnDefault(ColumnGeneration.Computed);
    }

    /// <summary>Passes over the options of an identity's sequence, and gives the name that pg_dump writes there.</summary>
    private static bool ReadSequenceOptions(SqlTokenReader reader, out QualifiedName? name)
    {
        name = null;
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return true;

        reader.Take();
        do
        {
            if (reader.TakeWords("sequence", "name"))
                name = reader.TakeQualifiedName();
            else if (!SequenceOptionReader.Skip(reader))
                return false;
        }
        while (!reader.Take(SqlTokenKind.RightParenthesis));

        return true;
    }

    /// <summary>The sequence that nextval('…') or nextval('…'::regclass) names.</summary>
    private static QualifiedName? SequenceOf(FunctionExpression call)
    {
        var argument = call.Arguments.Length == 1 ? call.Arguments[0] : null;
        while (argument is CastExpression cast)
            argument = cast.Operand;
        if (argument is not LiteralExpression { Kind: SqlLiteralKind.String, Value: var written })
            return null;

        var reader = new SqlTokenReader(written);
        return reader.MoveToNextStatement() ? reader.TakeQualifiedName() : null;
    }

    private bool ReadConstraint()
    {
        var line = _lines.At(_reader.Current.Range.Start);
        string? name = null;
        if (_reader.TakeWord("constraint"))
        {
            name = _reader.TakeName()?.Value;
            if (name is null)
                return false;
        }

        if (ConstraintReader.IsAtCommon(_reader))
            return Add(ConstraintReader.ReadCommon(_reader, name, _name, line));
        if (_reader.TakeWord("references"))
            return Add(ConstraintReader.ReadReference(_reader, name, ImmutableArray.Create(_name), line));
        if (_reader.TakeWords("not", "null"))
        {
            _isNotNull = true;
            ConstraintReader.TakeAttributes(_reader);
            return true;
        }

        if (_reader.TakeWord("default"))
            return SetDefault(ReadDefault(_reader));
        return _reader.TakeWord("generated") ? SetDefault(ReadGenerated(_reader)) : ReadOther();
    }

    private bool Add(ConstraintDefinition? constraint)
    {
        if (constraint is null)
            return false;
        _constraints.Add(constraint);
        _isNotNull |= constraint is IndexConstraint { Index.Kind: IndexKind.PrimaryKey };
        return true;
    }

    private bool SetDefault(ColumnDefault? value)
    {
        _default = value;
        _isNotNull |= value is { Generation: ColumnGeneration.IdentityAlways or ColumnGeneration.IdentityByDefault };
        return value is not null;
    }

    /// <summary>Reads COLLATE and passes over what says nothing of keys; false for what PostgreSQL does not have.</summary>
    private bool ReadOther()
    {
        if (_reader.TakeWord("null"))
            return true;
        if (_reader.TakeWord("collate"))
        {
            _collation = _reader.TakeQualifiedName()?.Name.Value;
            return _collation is not null;
        }

        if (_reader.TakeWord("storage") || _reader.TakeWord("compression"))
            return _reader.Take().Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;
        return _reader.TakeWord("options") && _reader.SkipGroup();
    }
}

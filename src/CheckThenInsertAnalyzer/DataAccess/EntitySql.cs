using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>
/// The SQL text and parameters of EF Core's own methods. The interpolated ones turn holes into parameters (FACTS H17); the raw ones take
/// <c>{0}</c> for the first parameter.
/// </summary>
internal sealed class EntitySql : ISqlParameters
{
    private static readonly Regex RawPlaceholder = new(@"\{([0-8])\}", RegexOptions.CultureInvariant);

    private readonly ImmutableArray<IOperation> _holes;
    private readonly ImmutableArray<IOperation> _placeholders;

    private EntitySql(ImmutableArray<IOperation> holes, ImmutableArray<IOperation> placeholders)
    {
        _holes = holes;
        _placeholders = placeholders;
    }

    /// <inheritdoc/>
    public bool IsList => false;

    /// <summary>The text that an ExecuteSql, FromSql or SqlQuery call sends.</summary>
    public static SentSql Of(IInvocationOperation invocation, SqlLiteralReader texts, ReadAnswer? answer, bool scalarIsBoolean)
    {
        var (source, given) = (invocation.Argument("sql"), invocation.Argument("parameters"));
        var (text, parameters) = Read(source, given, isRaw: invocation.TargetMethod.Name.Contains("Raw"), texts);
        return new SentSql(invocation, DatabaseLibrary.EntityFrameworkSql, text, parameters, answer, scalarIsBoolean) { Source = source, Given = given };
    }

    /// <summary>A text with its parameters.</summary>
    /// <param name="source">The text as C# has it.</param>
    /// <param name="given">The parameters of a raw text; null when there are none.</param>
    /// <param name="isRaw">Whether <c>{0}</c> stands for the first parameter, and holes are text.</param>
    /// <param name="texts">Reads texts.</param>
    public static (SqlLiteral? Text, ISqlParameters Parameters) Read(IOperation? source, IOperation? given, bool isRaw, SqlLiteralReader texts)
    {
        var text = texts.Read(source);
        if (!isRaw)
            return (text, new EntitySql(text?.Holes ?? ImmutableArray<IOperation>.Empty, ImmutableArray<IOperation>.Empty));
        return (text is null ? null : text with { Text = RawPlaceholder.Replace(text.Text, AsPositional) }, new EntitySql(ImmutableArray<IOperation>.Empty, ElementsOf(given)));
    }

    /// <inheritdoc/>
    public SuppliedValue Value(ParameterExpression parameter) =>
        parameter.IsPositional
        && int.TryParse(parameter.Name.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        && place >= 1 && place <= _placeholders.Length
            ? new OperationValue(_placeholders[place - 1])
            : SuppliedValue.Unknown;

    /// <inheritdoc/>
    public SuppliedValue Value(HoleExpression hole) =>
        hole.Index < _holes.Length ? new OperationValue(_holes[hole.Index]) : SuppliedValue.Unknown;

    /// <inheritdoc/>
    public SuppliedValue? Value(ColumnExpression name) => null;

    /// <summary><c>{0}</c> becomes <c>$1 </c>: as long as before, so that every offset stays true.</summary>
    private static string AsPositional(Match placeholder) =>
        "$" + (int.Parse(placeholder.Groups[1].Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture) + " ";

    private static ImmutableArray<IOperation> ElementsOf(IOperation? parameters) =>
        parameters?.WithoutConversions() is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : ImmutableArray<IOperation>.Empty;
}

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
        var isRaw = invocation.TargetMethod.Name.Contains("Raw");
        var text = texts.Read(invocation.Argument("sql"));
        if (isRaw && text is not null)
            text = text with { Text = RawPlaceholder.Replace(text.Text, AsPositional) };
        var parameters = isRaw
            ? new EntitySql(ImmutableArray<IOperation>.Empty, ElementsOf(invocation.Argument("parameters")))
            : new EntitySql(text?.Holes ?? ImmutableArray<IOperation>.Empty, ImmutableArray<IOperation>.Empty);
        return new SentSql(invocation, DatabaseLibrary.EntityFrameworkSql, text, parameters, answer, scalarIsBoolean);
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

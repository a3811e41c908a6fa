using System.Globalization;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The parameters of a command: by name, whatever its case and with or without the leading <c>@</c> or <c>:</c> (FACTS I1), or by place.</summary>
internal sealed class CommandParameters : ISqlParameters
{
    private readonly Dictionary<string, IOperation?> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IOperation?> _positional = [];

    /// <inheritdoc/>
    public bool IsList => false;

    /// <summary>Adds a parameter; the last one of a name wins.</summary>
    /// <param name="name">Null or empty for a positional parameter.</param>
    /// <param name="value">Null when it is not to be seen.</param>
    public void Add(string? name, IOperation? value)
    {
        if (name is null or "")
            _positional.Add(value);
        else
            _named[name.TrimStart('@', ':')] = value;
    }

    /// <summary>Takes all parameters away.</summary>
    public void Clear()
    {
        _named.Clear();
        _positional.Clear();
    }

    /// <inheritdoc/>
    public SuppliedValue Value(ParameterExpression parameter)
    {
        if (!parameter.IsPositional)
            return _named.TryGetValue(parameter.Name, out var named) ? Supplied(named) : SuppliedValue.Unknown;

        return int.TryParse(parameter.Name.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= _positional.Count
            ? Supplied(_positional[place - 1])
            : SuppliedValue.Unknown;
    }

    /// <inheritdoc/>
    public SuppliedValue Value(HoleExpression hole) => SuppliedValue.Unknown;

    /// <inheritdoc/>
    public SuppliedValue? Value(ColumnExpression name) => null;

    private static SuppliedValue Supplied(IOperation? value) => value is null ? SuppliedValue.Unknown : new OperationValue(value);
}

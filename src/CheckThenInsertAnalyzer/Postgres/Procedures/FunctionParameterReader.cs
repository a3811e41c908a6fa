using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the parameters of a function that is created.</summary>
internal static class FunctionParameterReader
{
    /// <summary>Reads the list in parentheses without the parameters of mode OUT; null when it cannot be read.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="hasOutput">Whether a parameter has the mode OUT or INOUT.</param>
    public static ImmutableArray<FunctionParameter>? Read(SqlTokenReader reader, out bool hasOutput)
    {
        hasOutput = false;
        if (!reader.Take(SqlTokenKind.LeftParenthesis))
            return null;

        var parameters = ImmutableArray.CreateBuilder<FunctionParameter>();
        if (reader.Take(SqlTokenKind.RightParenthesis))
            return parameters.ToImmutable();

        var position = 0;
        do
        {
            position++;
            if (ReadOne(reader, out var isIn, out var isOut) is not { } parameter)
                return null;
            hasOutput |= isOut;
            if (isIn || !isOut)
                parameters.Add(parameter with { Position = position });
        }
        while (reader.Take(SqlTokenKind.Comma));

        return reader.Take(SqlTokenKind.RightParenthesis) ? parameters.ToImmutable() : null;
    }

    /// <summary>Takes a type, which may be <c>SETOF t</c> or <c>t.column%TYPE</c>; as written, in lower case. Null when none stands here.</summary>
    public static string? TakeType(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        reader.TakeWord("setof");
        if (TypeNameReader.Read(reader) is null || (reader.TakeOperator("%") && !reader.TakeWord("type") && !reader.TakeWord("rowtype")))
            return null;
        return reader.Text.Substring(start, reader.LastEnd - start).ToLowerInvariant();
    }

    private static FunctionParameter? ReadOne(SqlTokenReader reader, out bool isIn, out bool isOut)
    {
        // The mode stands before the name or behind it.
        var isVariadic = false;
        (isIn, isOut) = (false, false);
        var hasMode = TakeMode(reader, ref isIn, ref isOut, ref isVariadic);
        SqlName? name = null;
        if (!IsOnlyType(reader))
        {
            name = reader.TakeLabel();
            if (!hasMode)
                TakeMode(reader, ref isIn, ref isOut, ref isVariadic);
        }

        if (TakeType(reader) is not { } type)
            return null;

        var hasDefault = reader.TakeWord("default") || reader.TakeOperator("=");
        if (hasDefault && ExpressionReader.Read(reader) is null)
            return null;
        return new FunctionParameter(name?.Value, type, hasDefault) { IsVariadic = isVariadic };
    }

    private static bool TakeMode(SqlTokenReader reader, ref bool isIn, ref bool isOut, ref bool isVariadic)
    {
        var index = reader.Index;
        if (reader.TakeWord("inout"))
            (isIn, isOut) = (true, true);
        else if (reader.TakeWord("in"))
            (isIn, isOut) = (true, reader.TakeWord("out"));
        else if (reader.TakeWord("out"))
            isOut = true;
        else if (reader.TakeWord("variadic"))
            isVariadic = true;
        return reader.Index > index;
    }

    /// <summary>Whether the parameter has no name: what begins here is a type, and the parameter ends behind it.</summary>
    private static bool IsOnlyType(SqlTokenReader reader)
    {
        var index = reader.Index;
        var isType = TakeType(reader) is not null
            && (reader.Current.Kind is SqlTokenKind.Comma or SqlTokenKind.RightParenthesis || reader.AtWord("default") || reader.AtOperator("="));
        reader.Index = index;
        return isType;
    }
}

using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes.Witness;

/// <summary>A value that both calls of a witness pass for a parameter of the method.</summary>
/// <param name="Type">The parameter's type as it is written, without a question mark.</param>
/// <param name="Name">The parameter's name as it is written.</param>
/// <param name="Value">An expression whose value is another one in each run, as far as the type allows.</param>
internal sealed record WitnessArgument(string Type, string Name, string Value)
{
    /// <summary>Names that the test has for something else.</summary>
    private static readonly string[] Taken = ["connectionString", "connection", "dataSource", "context", "rows", "failures", "session", "seen"];

    /// <summary>The argument for a parameter; null when no value can be written for its type.</summary>
    public static WitnessArgument? Of(IParameterSymbol parameter)
    {
        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying : parameter.Type;
        var name = Array.IndexOf(Taken, parameter.Name) < 0 ? EscapedName(parameter) : parameter.Name + "Value";
        return ValueOf(type) is { } value ? new(type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), name, value) : null;
    }

    private static string? ValueOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => "Guid.NewGuid().ToString(\"N\")",
        SpecialType.System_Int32 => "new Random().Next()",
        SpecialType.System_Int64 => "DateTime.UtcNow.Ticks",
        SpecialType.System_Boolean => "true",
        SpecialType.System_DateTime => "DateTime.UtcNow",
        _ => type.ToDisplayString() switch
        {
            "System.Guid" => "Guid.NewGuid()",
            "System.Threading.CancellationToken" => "CancellationToken.None",
            _ => null,
        },
    };

    private static string EscapedName(IParameterSymbol parameter) => parameter.ToDisplayString(new SymbolDisplayFormat(
        parameterOptions: SymbolDisplayParameterOptions.IncludeName,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers));
}

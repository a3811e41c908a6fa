using Microsoft.CodeAnalysis.Diagnostics;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The options of a file as they are written; null or empty where one is not set.</summary>
internal readonly record struct OptionValues(string? Provider, string? ExistenceMethods, string? InsertMethods, string? ViolationHandlers, string? MaximumCallDepth)
{
    /// <summary>The key of the option that chooses databases.</summary>
    public const string ProviderKey = "check_then_insert.provider";

    /// <summary>The key of the option that names methods which look for a row.</summary>
    public const string ExistenceMethodsKey = "check_then_insert.existence_methods";

    /// <summary>The key of the option that names methods which insert.</summary>
    public const string InsertMethodsKey = "check_then_insert.insert_methods";

    /// <summary>The key of the option that names methods which take a unique violation.</summary>
    public const string ViolationHandlersKey = "check_then_insert.violation_handlers";

    /// <summary>The key of the option that bounds how far calls are followed.</summary>
    public const string MaximumCallDepthKey = "check_then_insert.max_call_depth";

    /// <summary>The values among a file's options.</summary>
    public static OptionValues Of(AnalyzerConfigOptions options)
    {
        return new OptionValues(ValueOf(ProviderKey), ValueOf(ExistenceMethodsKey), ValueOf(InsertMethodsKey), ValueOf(ViolationHandlersKey), ValueOf(MaximumCallDepthKey));

        string? ValueOf(string key) => options.TryGetValue(key, out var value) ? value : null;
    }
}

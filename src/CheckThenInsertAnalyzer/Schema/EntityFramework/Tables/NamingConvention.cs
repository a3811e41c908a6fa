namespace CheckThenInsertAnalyzer.Schema;

/// <summary>How the names that EF Core chooses are rewritten (the package EFCore.NamingConventions).</summary>
internal enum NamingConvention
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>UseSnakeCaseNamingConvention: full_name.</summary>
    SnakeCase,

    /// <summary>UseLowerCaseNamingConvention: fullname.</summary>
    LowerCase,

    /// <summary>UseUpperCaseNamingConvention: FULLNAME.</summary>
    UpperCase,

    /// <summary>UseUpperSnakeCaseNamingConvention: FULL_NAME.</summary>
    UpperSnakeCase,

    /// <summary>UseCamelCaseNamingConvention: fullName.</summary>
    CamelCase,
}

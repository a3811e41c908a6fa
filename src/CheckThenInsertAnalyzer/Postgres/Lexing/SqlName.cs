namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One identifier as the server reads it.</summary>
/// <param name="Value">Folded to lower case unless quoted, without quotes, cut at 63 bytes (PostgreSQL documentation, 4.1.1 Identifiers and Key Words).</param>
/// <param name="IsQuoted">Whether the text has double quotes.</param>
/// <param name="Range">Where it stands, quotes included.</param>
internal readonly record struct SqlName(string Value, bool IsQuoted, SqlRange Range);

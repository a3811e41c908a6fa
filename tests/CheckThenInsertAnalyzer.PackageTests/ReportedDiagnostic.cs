using System.Text.Json;

namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>A diagnostic as the compiler wrote it into its SARIF log, where suggestions stand too.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Level"><c>note</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="File">The file's path relative to the project, with forward slashes.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Message">The message.</param>
internal sealed record ReportedDiagnostic(string Rule, string Level, string File, int Line, string Message)
{
    /// <summary>Reads the log that the compiler wrote for a project.</summary>
    public static async Task<IReadOnlyList<ReportedDiagnostic>> ReadAsync(string projectDirectory, string log)
    {
        using var document = JsonDocument.Parse(await System.IO.File.ReadAllTextAsync(log));
        return [.. document.RootElement.GetProperty("runs").EnumerateArray()
            .SelectMany(run => run.GetProperty("results").EnumerateArray())
            .Where(result => !result.TryGetProperty("suppressions", out _))
            .Select(result => Read(result, projectDirectory))];
    }

    public override string ToString() => $"{File}({Line}): {Level} {Rule}: {Message}";

    private static ReportedDiagnostic Read(JsonElement result, string projectDirectory)
    {
        var rule = result.GetProperty("ruleId").GetString()!;
        var level = result.GetProperty("level").GetString()!;
        var message = result.GetProperty("message").GetProperty("text").GetString()!;
        if (!result.TryGetProperty("locations", out var locations))
        {
            return new(rule, level, "", 0, message);
        }

        var location = locations[0].GetProperty("physicalLocation");
        var path = new Uri(location.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
        var line = location.GetProperty("region").GetProperty("startLine").GetInt32();
        return new(rule, level, Path.GetRelativePath(projectDirectory, path).Replace('\\', '/'), line, message);
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using Dapper;
using Microsoft.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>
/// What a program is compiled against: .NET's reference assemblies and the very library files that this process loads, so
/// that a compiled program runs here.
/// </summary>
internal static class ProgramReferences
{
    private static readonly ConcurrentDictionary<Libraries, ImmutableArray<MetadataReference>> Known = [];

    public static ImmutableArray<MetadataReference> Of(Libraries libraries) =>
        Known.GetOrAdd(libraries, static wanted => [.. Net100.References.All, .. Files(wanted).Select(file => MetadataReference.CreateFromFile(file))]);

    private static IEnumerable<Assembly> Roots(Libraries libraries)
    {
        yield return typeof(NpgsqlConnection).Assembly;
        if (libraries.HasFlag(Libraries.Dapper))
            yield return typeof(SqlMapper).Assembly;
        if (libraries.HasFlag(Libraries.EntityFramework))
        {
            yield return typeof(DbContext).Assembly;
            yield return typeof(RelationalDatabaseFacadeExtensions).Assembly;
            yield return typeof(NpgsqlDbContextOptionsBuilderExtensions).Assembly;
        }
    }

    // The libraries and what they reference in turn; what is not beside the tests belongs to .NET itself.
    private static IEnumerable<string> Files(Libraries libraries)
    {
        var found = new HashSet<string>();
        var pending = new Queue<string>(Roots(libraries).Select(assembly => assembly.Location));
        while (pending.TryDequeue(out var file))
        {
            if (!found.Add(file))
                continue;
            foreach (var reference in Assembly.LoadFrom(file).GetReferencedAssemblies())
            {
                var path = Path.Combine(AppContext.BaseDirectory, reference.Name + ".dll");
                if (File.Exists(path))
                    pending.Enqueue(path);
            }
        }

        return found;
    }
}

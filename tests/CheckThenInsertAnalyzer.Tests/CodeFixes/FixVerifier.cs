using System.Collections.Immutable;
using CheckThenInsertAnalyzer.CodeFixes;
using CheckThenInsertAnalyzer.Rules;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes;

/// <summary>
/// Runs one code fix on marked source: alone, and as fix-all of document, project and solution. The other rules are switched off, so that a
/// source marks only what is fixed.
/// </summary>
internal static class FixVerifier<TFix>
    where TFix : FindingFixProvider, new()
{
    /// <summary>What SDK projects import without being told.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The fix turns the one source into the other.</summary>
    /// <param name="schema">A schema file; null for none.</param>
    /// <param name="steps">How often the fix is asked for, where one place has several findings; null for once a finding.</param>
    public static Task Rewrites(string source, string rewritten, string? schema = null, int? steps = null) => Run(source, rewritten, schema, steps, []);

    /// <summary>The fix leaves the marked source as it is, and turns another file into that.</summary>
    public static Task RewritesAnother(string source, string other, string rewritten)
    {
        TestFileMarkupParser.GetSpans(source, out var unmarked, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return Run(source, unmarked, schema: null, steps: null, [(other, rewritten)]);
    }

    /// <summary>The source is marked, and no fix is offered.</summary>
    public static Task OffersNothing(string source, string? schema = null) => Run(source, source, schema, steps: null, []);

    private static Task Run(string source, string rewritten, string? schema, int? steps, (string Before, string After)[] others)
    {
        var test = new CSharpCodeFixTest<CheckThenInsertDiagnosticAnalyzer, TFix, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            TestState = { Sources = { source, ("ImplicitUsings.cs", ImplicitUsings) } },
            NumberOfIncrementalIterations = steps,
            FixedState = { Sources = { rewritten, ("ImplicitUsings.cs", ImplicitUsings) } },
        };
        foreach (var (before, after) in others)
        {
            test.TestState.Sources.Add(("Other.cs", before));
            test.FixedState.Sources.Add(("Other.cs", after));
        }

        foreach (var state in new[] { test.TestState, test.FixedState })
        {
            state.AdditionalReferences.AddRange(References.All);
            if (schema is not null)
                state.AdditionalFiles.Add(("schema.sql", schema));
        }

        var fixable = new TFix().FixableDiagnosticIds;
        test.DisabledDiagnostics.AddRange(RuleTable.Rules.Select(rule => rule.Descriptor.Id).Where(id => !fixable.Contains(id)));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}

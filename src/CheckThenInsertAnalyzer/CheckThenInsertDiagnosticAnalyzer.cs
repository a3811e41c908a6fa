using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer;

/// <summary>The one analyzer: recognises a body's database calls once and hands them to every rule.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CheckThenInsertDiagnosticAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What schema files say, kept from one compilation to the next as long as their texts are the same.</summary>
    private readonly SourceTextValueProvider<DdlScript> _scripts = new(text => DdlScriptReader.Read(text.ToString()));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = RuleTable.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>Registers nothing where no library is referenced, so that such a project pays nothing.</summary>
    private void Start(CompilationStartAnalysisContext context)
    {
        if (ProjectUnderAnalysis.Create(context.Compilation, context.Options, ReadScript) is { } project)
        {
            context.RegisterCodeBlockAction(block => Examine(block, project));
            context.RegisterCompilationEndAction(end => ReportMisreadOptions(end, project));
        }

        DdlScript ReadScript(SourceText text) => context.TryGetValue(text, _scripts, out var script) ? script : DdlScriptReader.Read(text.ToString());
    }

    private static void ReportMisreadOptions(CompilationAnalysisContext context, ProjectUnderAnalysis project)
    {
        foreach (var (option, file) in project.Options.MisreadIn(context.Compilation.SyntaxTrees))
            context.ReportDiagnostic(OptionNotUnderstood.About(option, file));
    }

    private static void Examine(CodeBlockAnalysisContext context, ProjectUnderAnalysis project)
    {
        if (!IsCandidate(context, project) || !project.IsOpenToRules(context.OwningSymbol, context.CodeBlock.SyntaxTree))
            return;

        var body = BodyUnderAnalysis.Create(project, context.OwningSymbol, context.CodeBlock, context.SemanticModel, context.CancellationToken);
        if (body is null)
            return;
        foreach (var finding in RuleTable.Examine(body))
            context.ReportDiagnostic(finding.ToDiagnostic());
    }

    /// <summary>Text first, then symbols, then bodies.</summary>
    private static bool IsCandidate(CodeBlockAnalysisContext context, ProjectUnderAnalysis project)
    {
        var text = CandidateText.Of(context.CodeBlock, context.CancellationToken);
        return text.CallsDatabase
            || (text.CallsFunction && !project.Tables.Trusted(context.CancellationToken).Functions.IsEmpty)
            || (text.AddsSomething
                && project.Libraries.EntityFramework is { } entityFramework
                && (text.NamesContext || ContextReach.IsWithin(context.OwningSymbol, entityFramework)))
            || (text.Validates && CallsWorthFollowing.MayRead(context.CodeBlock, project.Calls.Index, project.Options.Of(context.CodeBlock.SyntaxTree), context.CancellationToken))
            || MayWorkThroughCalls(context, project);
    }

    private static bool MayWorkThroughCalls(CodeBlockAnalysisContext context, ProjectUnderAnalysis project) =>
        project.Options.Of(context.CodeBlock.SyntaxTree) is { MaximumCallDepth: > 0 } options
        && CallsWorthFollowing.AreIn(context.CodeBlock, project, options, context.CancellationToken);
}

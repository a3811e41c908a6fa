using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CheckThenInsertAnalyzer;

/// <summary>The one analyzer: recognises a body's database calls once and hands them to every rule.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CheckThenInsertDiagnosticAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = RuleTable.Rules.Select(rule => rule.Descriptor).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>Registers nothing where no library is referenced, so that such a project pays nothing.</summary>
    private static void Start(CompilationStartAnalysisContext context)
    {
        if (ProjectUnderAnalysis.Create(context.Compilation, context.Options) is { } project)
            context.RegisterCodeBlockAction(block => Examine(block, project));
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
            || (text.AddsSomething
                && project.Libraries.EntityFramework is { } entityFramework
                && (text.NamesContext || ContextReach.IsWithin(context.OwningSymbol, entityFramework)));
    }
}

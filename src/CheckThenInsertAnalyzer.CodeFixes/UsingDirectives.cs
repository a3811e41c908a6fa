using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Inserts using directives where a file keeps them, in the order in which it keeps them.</summary>
internal static class UsingDirectives
{
    /// <summary>Whether a directive can be put in without a thought for conditional compilation.</summary>
    public static bool CanInsert(SyntaxNode root) =>
        root is CompilationUnitSyntax unit
        && !AllOf(unit).SelectMany(directive => directive.DescendantTrivia()).Concat(unit.GetLeadingTrivia()).Any(IsConditional);

    /// <summary>The file with a directive for the namespace; the file itself when it has one.</summary>
    public static CompilationUnitSyntax Insert(CompilationUnitSyntax unit, string space)
    {
        if (AllOf(unit).Any(directive => IsPlain(directive) && directive.Name?.ToString() == space))
            return unit;

        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space).WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(LineBreak.Of(unit));
        if (!unit.Usings.Any(IsPlain) && unit.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(inner => inner.Usings.Any(IsPlain)) is { } home)
            return unit.ReplaceNode(home, home.WithUsings(Insert(home.Usings, directive)));
        return unit.Usings.Count > 0 ? unit.WithUsings(Insert(unit.Usings, directive)) : InsertFirst(unit, directive);
    }

    private static bool IsConditional(SyntaxTrivia trivia) => trivia.IsDirective && !trivia.IsKind(SyntaxKind.NullableDirectiveTrivia);

    private static IEnumerable<UsingDirectiveSyntax> AllOf(CompilationUnitSyntax unit) =>
        unit.Usings.Concat(unit.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(inner => inner.Usings));

    private static SyntaxList<UsingDirectiveSyntax> Insert(SyntaxList<UsingDirectiveSyntax> directives, UsingDirectiveSyntax added)
    {
        var index = PlaceOf(added, directives);
        if (index == directives.Count)
            return directives.Add(added.WithLeadingTrivia(IndentationOf(directives[index - 1])));

        // What stands above the first directive, such as a licence, stays above all of them.
        var next = directives[index];
        var indentation = IndentationOf(next);
        if (index > 0)
            return directives.Insert(index, added.WithLeadingTrivia(indentation));
        return directives.Replace(next, next.WithLeadingTrivia(indentation)).Insert(0, added.WithLeadingTrivia(next.GetLeadingTrivia()));
    }

    /// <summary>Sorted in where the plain directives are sorted, else behind the last of them.</summary>
    private static int PlaceOf(UsingDirectiveSyntax added, SyntaxList<UsingDirectiveSyntax> directives)
    {
        var plain = directives.Where(IsPlain).ToList();
        if (plain.Count == 0)
            return directives.Count(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None));

        var names = plain.Select(NameOf).ToList();
        var order = NamespaceOrder.SystemFirst.IsOrderOf(names) ? NamespaceOrder.SystemFirst : NamespaceOrder.ByName;
        var next = order.IsOrderOf(names) ? names.FindIndex(name => order.Compare(name, NameOf(added)) > 0) : -1;
        return next < 0 ? directives.IndexOf(plain[plain.Count - 1]) + 1 : directives.IndexOf(plain[next]);
    }

    private static string NameOf(UsingDirectiveSyntax directive) => directive.Name?.ToString() ?? "";

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private static SyntaxTriviaList IndentationOf(UsingDirectiveSyntax directive)
    {
        var last = directive.GetLeadingTrivia().LastOrDefault();
        return last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : SyntaxFactory.TriviaList();
    }

    /// <summary>Puts a first directive in: below the comment that heads the file, with an empty line before the code.</summary>
    private static CompilationUnitSyntax InsertFirst(CompilationUnitSyntax unit, UsingDirectiveSyntax directive)
    {
        var lineBreak = LineBreak.Of(unit);
        var trivia = unit.GetLeadingTrivia();
        var header = unit.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax ? trivia.Count : HeaderLength(trivia);
        var rest = SyntaxFactory.TriviaList(trivia.Skip(header));
        var separated = rest.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia) ? rest : rest.Insert(0, lineBreak);
        return unit
            .WithLeadingTrivia(separated)
            .WithUsings(SyntaxFactory.SingletonList(directive.WithLeadingTrivia(trivia.Take(header))));
    }

    /// <summary>How much of the trivia heads the file: all up to the last empty line, which parts it from what comments on the code.</summary>
    private static int HeaderLength(SyntaxTriviaList trivia)
    {
        for (var i = trivia.Count - 1; i > 0; i--)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia))
                return i + 1;
        }

        return 0;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Whether something in the project takes the unique violations of all requests for what they are: an exception handler or filter, a middleware or pipeline
/// behaviour round what comes next, an interceptor of saves or commands. They are told by their shape, as nothing in the source tells that they are registered.
/// </summary>
internal sealed class GlobalHandlers
{
    /// <summary>Types that are given exceptions: every body of theirs counts.</summary>
    private static readonly string[] ExceptionBases = ["ExceptionHandler", "ExceptionFilter", "ErrorFilter", "ExceptionMapper"];

    /// <summary>Types that are told of failed saves and commands.</summary>
    private static readonly string[] InterceptorBases = ["SaveChangesInterceptor", "CommandInterceptor"];

    /// <summary>Types that run what comes next.</summary>
    private static readonly string[] ContinuingBases = ["Middleware", "Behavior", "Behaviour", "Filter", "Interceptor"];

    private static readonly FileWords RegisteringWords = new("UseExceptionHandler(");

    private readonly Lazy<(bool OfSaves, bool OfStatements)> _taken;

    /// <summary>Nothing is looked for before it is asked for.</summary>
    public GlobalHandlers(ProjectUnderAnalysis project) => _taken = new(() => new Search(project).Find());

    /// <summary>Whether a violation of that shape is taken.</summary>
    public bool Take(ViolationShape shape) => shape == ViolationShape.Wrapped ? _taken.Value.OfSaves : _taken.Value.OfStatements;

    private sealed class Search(ProjectUnderAnalysis project)
    {
        private readonly ViolationTestReader _tests = new(project.ViolationPredicates, ViolationPredicates.MaximumDepth, CancellationToken.None);
        private bool _ofSaves;
        private bool _ofStatements;

        public (bool OfSaves, bool OfStatements) Find()
        {
            var calls = project.Calls;
            foreach (var derived in calls.Index.DerivedTypes)
            {
                var bodies = BodiesThatCount(derived.Key);
                if (bodies is null)
                    continue;
                foreach (var type in derived)
                    Read(type, bodies);
            }

            foreach (var method in calls.Index.MethodsNamed("InvokeAsync").Concat(calls.Index.MethodsNamed("Invoke")))
            {
                if (calls.Projects.NodeOf(method, CancellationToken.None) is MethodDeclarationSyntax { ParameterList.Parameters: [{ Type: { } first }, ..] } node && first.ToString().EndsWith("HttpContext", StringComparison.Ordinal))
                    ReadContinuing(node);
            }

            foreach (var file in calls.Projects.Files)
            {
                if (RegisteringWords.AreIn(file, CancellationToken.None))
                    ReadRegistrations(file);
            }

            return (_ofSaves, _ofStatements);
        }

        /// <summary>How the bodies of a type are read that has the name in its base list; null when it is no handler.</summary>
        private Action<SyntaxNode>? BodiesThatCount(string name) =>
            EndsWithAny(name, ExceptionBases) || name == "ExceptionFilterAttribute" ? ReadAll
            : EndsWithAny(name, InterceptorBases) ? ReadFailures
            : EndsWithAny(name, ContinuingBases) ? ReadContinuing
            : null;

        private static bool EndsWithAny(string name, string[] ends) => Array.Exists(ends, end => name.EndsWith(end, StringComparison.Ordinal) || name.EndsWith(end + "Attribute", StringComparison.Ordinal));

        private void Read(DeclaredType type, Action<SyntaxNode> read)
        {
            if (type.File.GetRoot().FindNode(type.Span) is not TypeDeclarationSyntax declaration)
                return;
            foreach (var member in declaration.Members)
            {
                if (member is BaseMethodDeclarationSyntax or BaseFieldDeclarationSyntax)
                    read(member);
            }
        }

        private void ReadAll(SyntaxNode member)
        {
            if (OperationOf(member) is { } body && _tests.SoughtIn(body) >= ViolationEvidence.Database)
                Take(body);
        }

        private void ReadFailures(SyntaxNode member)
        {
            if (member is MethodDeclarationSyntax { Identifier.ValueText: var name } && name.Contains("Failed"))
                ReadAll(member);
        }

        /// <summary>A try statement round what comes next.</summary>
        private void ReadContinuing(SyntaxNode member)
        {
            if (member is not MethodDeclarationSyntax || !member.ToString().Contains("catch") || OperationOf(member) is not { } body || project.Calls.Projects.ProjectOf(member.SyntaxTree) is not { } owner)
                return;
            var catches = new CatchReader(owner.Libraries, project.ViolationPredicates, CancellationToken.None);
            foreach (var tried in body.Descendants().OfType<ITryOperation>().Where(tried => tried.Body.Descendants().Any(Continues)))
            {
                _ofSaves |= Takes(ViolationShape.Wrapped);
                _ofStatements |= Takes(ViolationShape.Bare);

                bool Takes(ViolationShape shape) => tried.Catches.Any(clause => catches.Of(clause, shape) is CatchVerdict.Takes or CatchVerdict.Maybe);
            }
        }

        private static bool Continues(IOperation operation) => operation is IInvocationOperation call
            && (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
                || call.Instance is IMemberReferenceOperation { Member.Name: var member } && IsNext(member)
                || call.Instance is IParameterReferenceOperation { Parameter.Name: var parameter } && IsNext(parameter));

        private static bool IsNext(string name) => name.TrimStart('_').StartsWith("next", StringComparison.OrdinalIgnoreCase) || name.TrimStart('_').StartsWith("inner", StringComparison.OrdinalIgnoreCase);

        private void ReadRegistrations(SyntaxTree file)
        {
            foreach (var call in file.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UseExceptionHandler" }
                    && project.Calls.Projects.ProjectOf(file)?.Models.For(file).GetOperation(call) is { } operation
                    && _tests.SoughtIn(operation) >= ViolationEvidence.Database)
                    Take(operation);
            }
        }

        private IOperation? OperationOf(SyntaxNode member) =>
            project.Calls.Projects.ProjectOf(member.SyntaxTree) is { } owner
                ? BodyRoot.Operation(member, owner.Models.For(member.SyntaxTree), CancellationToken.None)
                : null;

        /// <summary>A handler that asks for DbUpdateException alone takes no violation of a statement that is sent by itself.</summary>
        private void Take(IOperation body)
        {
            var names = body.DescendantsAndSelf().Select(NamedType).OfType<string>().ToList();
            _ofSaves = true;
            _ofStatements |= !names.Contains("DbUpdateException") || body.DescendantsAndSelf().Any(IsBareTest);
        }

        private static bool IsBareTest(IOperation part) =>
            NamedType(part) is "PostgresException" or "NpgsqlException" or "DbException"
            && part.Parent is not IIsPatternOperation { Value: IPropertyReferenceOperation { Property.Name: "InnerException" } } and not IPropertySubpatternOperation
            && part is not IIsTypeOperation { ValueOperand: IPropertyReferenceOperation { Property.Name: "InnerException" } };

        private static string? NamedType(IOperation part) => part switch
        {
            ITypePatternOperation { MatchedType.Name: var name } => name,
            IDeclarationPatternOperation { MatchedType.Name: var name } => name,
            IRecursivePatternOperation { MatchedType.Name: var name } => name,
            IIsTypeOperation { TypeOperand.Name: var name } => name,
            ITypeOfOperation { TypeOperand.Name: var name } => name,
            ICatchClauseOperation { ExceptionType.Name: var name } => name,
            _ => null,
        };
    }
}

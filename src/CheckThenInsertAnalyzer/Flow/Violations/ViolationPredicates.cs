using System.Collections.Concurrent;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What methods and properties of the project say of an exception, read from their bodies when first asked for and remembered for the compilation.</summary>
internal sealed class ViolationPredicates(ProjectUnderAnalysis project)
{
    /// <summary>So many calls are followed from a filter to the test that it makes.</summary>
    public const int MaximumDepth = 2;

    private readonly ConcurrentDictionary<(ISymbol Member, int Depth), ViolationEvidence> _known = new(new MemberAndDepthComparer());

    /// <summary>What a call says that an option names or whose body is in sight; null for any other.</summary>
    public ViolationTest? OfDeclared(IInvocationOperation call, int depth, CancellationToken cancellation)
    {
        if (IsNamedByOption(call))
            return ViolationTest.Violation;
        if (depth <= 0 || !IsAboutException(call))
            return null;
        var callees = project.Calls.Callees.Of(call, cancellation);
        return callees.IsEmpty ? null : ViolationTest.Of(callees.Select(callee => Of(callee.Method.OriginalDefinition, depth, cancellation)).Min());
    }

    /// <summary>What a property says of the exception that it belongs to.</summary>
    public ViolationTest Of(IPropertySymbol property, int depth, CancellationToken cancellation)
    {
        if (property.Type.SpecialType != SpecialType.System_Boolean)
            return ViolationTest.Open;
        if (depth > 0 && property.GetMethod is { } getter && project.Calls.Projects.Know(property))
            return ViolationTest.Of(Of(getter, depth, cancellation));
        return ViolationWords.IsName(property.Name) ? ViolationTest.Violation : ViolationTest.Open;
    }

    /// <summary>What a call says whose body is not in sight.</summary>
    public ViolationTest ByName(IInvocationOperation call)
    {
        if (!IsAboutException(call) || call.Type?.SpecialType != SpecialType.System_Boolean)
            return ViolationTest.Open;
        return ViolationWords.IsName(NameOf(call)) ? ViolationTest.Violation : ViolationTest.Unread;
    }

    /// <summary>Whether <c>check_then_insert.violation_handlers</c> names the called method.</summary>
    public bool IsNamedByOption(IInvocationOperation call) =>
        project.Options.Of(call.Syntax.SyntaxTree).ViolationHandlers.Any(named => named.IsMethod(call.TargetMethod));

    /// <summary>The text that an operation certainly stands for: a constant, or a field that only gets one; null when it cannot be told.</summary>
    public string? TextOf(IOperation operation, CancellationToken cancellation) =>
        TextsOf(operation, cancellation).Take(2).ToList() is [var text] ? text : null;

    /// <summary>The texts of a constant, or of the list that a field gets where it is declared.</summary>
    public IEnumerable<string> TextsOf(IOperation operation, CancellationToken cancellation)
    {
        operation = operation.WithoutConversions();
        if (operation.ConstantValue is { HasValue: true } constant)
            return constant.Value is string text ? [text] : [];
        return operation switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => TextsOf(field, cancellation),
            IPropertyReferenceOperation { Property: { SetMethod: null } property } => TextsOf(property, cancellation),
            IArrayCreationOperation or IObjectCreationOperation => operation.Descendants().Select(part => part.ConstantValue.HasValue ? part.ConstantValue.Value as string : null).OfType<string>().Distinct(),
            _ => [],
        };
    }

    /// <summary>The constant texts in what a member gets where it is declared.</summary>
    private IEnumerable<string> TextsOf(ISymbol member, CancellationToken cancellation)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            SyntaxNode? value = reference.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer,
                PropertyDeclarationSyntax property => (SyntaxNode?)property.Initializer ?? property.ExpressionBody,
                _ => null,
            };
            if (value is not null && project.Calls.Projects.ProjectOf(reference.SyntaxTree)?.Models.For(reference.SyntaxTree) is { } model)
                return value.DescendantNodes().OfType<ExpressionSyntax>().Select(part => model.GetConstantValue(part, cancellation).Value as string).OfType<string>().Distinct().ToList();
        }

        return [];
    }

    private ViolationEvidence Of(IMethodSymbol method, int depth, CancellationToken cancellation)
    {
        var key = ((ISymbol)method, depth);
        if (!_known.TryGetValue(key, out var evidence))
            _known.TryAdd(key, evidence = Read(method, depth - 1, cancellation));
        return evidence;
    }

    private ViolationEvidence Read(IMethodSymbol method, int depth, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (project.Calls.Projects.BodyOf(method, cancellation) is not (var body, _))
            return ViolationWords.IsName(method.Name) ? ViolationEvidence.Violation : ViolationEvidence.Unread;
        var reader = new ViolationTestReader(this, depth, cancellation);
        var evidence = OnlyResultOf(body) is { } result ? reader.Of(result).WhenTrue : reader.SoughtIn(body);
        return evidence is ViolationEvidence.Open or ViolationEvidence.Unread && ViolationWords.IsName(method.Name) ? ViolationEvidence.Violation
            : evidence == ViolationEvidence.Open && method.ReturnType.SpecialType == SpecialType.System_Boolean ? ViolationEvidence.Other
            : evidence;
    }

    /// <summary>The bool that a body returns as its one statement; null for every other body.</summary>
    private static IOperation? OnlyResultOf(IOperation body)
    {
        var block = body switch
        {
            IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
            IBlockOperation other => other,
            _ => null,
        };
        return block is { Operations: [IReturnOperation { ReturnedValue: { Type.SpecialType: SpecialType.System_Boolean } result }] } ? result : null;
    }

    /// <summary>Whether the call is given an exception or something that one tells, or made on it.</summary>
    private static bool IsAboutException(IInvocationOperation call) =>
        IsOfException(call.Instance) || call.Arguments.Any(argument => IsOfException(argument.Value));

    private static bool IsOfException(IOperation? operation) => operation?.WithoutConversions() switch
    {
        null => false,
        IConditionalAccessOperation access => IsOfException(access.Operation),
        IPropertyReferenceOperation { Instance: { } instance } property => ViolationWords.IsException(property.Type) || ViolationWords.IsException(instance.Type),
        var other => ViolationWords.IsException(other.Type),
    };

    /// <summary>The name of the method; of the delegate's field or parameter where one is called.</summary>
    private static string NameOf(IInvocationOperation call) => call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        ? call.Instance switch
        {
            IMemberReferenceOperation { Member.Name: var name } => name,
            IParameterReferenceOperation { Parameter.Name: var name } => name,
            ILocalReferenceOperation { Local.Name: var name } => name,
            _ => "",
        }
        : call.TargetMethod.Name;

    private sealed class MemberAndDepthComparer : IEqualityComparer<(ISymbol Member, int Depth)>
    {
        public bool Equals((ISymbol Member, int Depth) one, (ISymbol Member, int Depth) other) =>
            one.Depth == other.Depth && SymbolEqualityComparer.Default.Equals(one.Member, other.Member);

        public int GetHashCode((ISymbol Member, int Depth) key) => SymbolEqualityComparer.Default.GetHashCode(key.Member) * 7 + key.Depth;
    }
}

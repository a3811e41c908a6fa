using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Knows code that runs where an application starts: nobody races with it but other instances that start at the same time. That is what names say
/// (a seeder), what a host calls once, and the program's entry as far as it depends on nothing that comes from outside.
/// </summary>
internal sealed class StartupCode
{
    private static readonly string[] Hosts = ["IHost", "IApplicationBuilder", "WebApplication", "IServiceProvider"];
    private static readonly string[] SeedingNames = ["Initializer", "Initialiser", "InitializeDatabase", "InitializeDb", "InitialiseDatabase", "InitialiseDb"];
    private static readonly string[] TestNames = ["Test", "Fake", "Mock", "Demo", "Development"];

    private readonly BodyUnderAnalysis _body;
    private readonly StartupPlace _place;

    /// <summary>Classifies a body.</summary>
    public StartupCode(BodyUnderAnalysis body)
    {
        _body = body;
        _place = PlaceOf(body.Owner);
    }

    /// <summary>Whether the whole body runs at the start, be it named so or run by a host.</summary>
    public bool IsWhole => _place is StartupPlace.Named;

    /// <summary>Whether the body says in its name, or a host's contract says, that it is for tests, a demonstration or a developer's machine alone.</summary>
    public bool IsForTests => NamesOf(_body.Owner).Any(name => Array.Exists(TestNames, word => HasWord(name, word)));

    /// <summary>Whether an operation certainly runs at the start.</summary>
    public bool Holds(IOperation operation) => _place switch
    {
        StartupPlace.Named => true,
        StartupPlace.Host => !IsDeferred(operation),
        StartupPlace.Entry => !IsDeferred(operation) && !IsRepeated(operation),
        _ => false,
    } || IsInNamedFunction(operation);

    /// <summary>Whether a check and its insert run at the start. An entry may also be that of a tool that gets a key from its user.</summary>
    public bool Holds(ReadCall check, InsertCall insert) =>
        Holds(insert.Operation) && (_place != StartupPlace.Entry || check.Predicate.Comparisons.All(comparison => IsGivenHere(comparison.Value)));

    /// <summary>Whether an operation runs in development only, as the condition round it says.</summary>
    public static bool IsForDevelopment(IOperation operation)
    {
        for (var (inner, outer) = (operation, operation.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (outer is IConditionalOperation { Condition: var condition, WhenTrue: var whenTrue } && whenTrue == inner && condition.DescendantsAndSelf().Any(part => part is IInvocationOperation { TargetMethod.Name: "IsDevelopment" }))
                return true;
        }

        return false;
    }

    private static StartupPlace PlaceOf(ISymbol owner)
    {
        if (owner is not IMethodSymbol method)
            return StartupPlace.None;
        if (NamesOf(method).Any(IsNamedSeed))
            return StartupPlace.Named;
        if (method is { IsExtensionMethod: true, Parameters: [{ Type.Name: var host }, ..] } && Array.IndexOf(Hosts, host) >= 0)
            return StartupPlace.Host;
        if (method.Name is "StartAsync" or "StartingAsync" or "StartedAsync" && method.ContainingType.AllInterfaces.Any(i => i.Name == "IHostedService"))
            return StartupPlace.Host;
        if (method.ContainingType.AllInterfaces.Any(i => i.Name.EndsWith("StartupTask", StringComparison.Ordinal)))
            return StartupPlace.Host;
        if (method.Name == "ExecuteAsync" && method.ContainingType.SelfAndBases().Any(type => type.Name == "BackgroundService"))
            return StartupPlace.Entry;
        return method.Name is WellKnownMemberNames.TopLevelStatementsEntryPointMethodName or WellKnownMemberNames.EntryPointMethodName && method.IsStatic ? StartupPlace.Entry : StartupPlace.None;
    }

    private static IEnumerable<string> NamesOf(ISymbol owner)
    {
        yield return owner.Name;
        for (var type = owner.ContainingType; type is not null; type = type.ContainingType)
            yield return type.Name;
    }

    private static bool IsNamedSeed(string name)
    {
        var at = name.IndexOf("Seed", StringComparison.Ordinal);
        return (at >= 0 && !name.Substring(at + 4).StartsWith("s", StringComparison.Ordinal)) || Array.Exists(SeedingNames, word => name.Contains(word));
    }

    /// <summary>Whether the word stands in the name as one of its words: Tests and Testing are the same, Testimonial is not.</summary>
    private static bool HasWord(string name, string word)
    {
        var at = name.IndexOf(word, StringComparison.Ordinal);
        if (at < 0)
            return false;
        var rest = name.Substring(at + word.Length);
        return rest.Length == 0 || !char.IsLower(rest[0]) || rest[0] == 's' || rest.StartsWith("ing", StringComparison.Ordinal);
    }

    /// <summary>Whether a local function round the operation is named so.</summary>
    private static bool IsInNamedFunction(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILocalFunctionOperation { Symbol.Name: var name } && IsNamedSeed(name))
                return true;
        }

        return false;
    }

    /// <summary>Whether an operation stands in a lambda or local function, which a request may run.</summary>
    private static bool IsDeferred(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return false;
    }

    /// <summary>Whether an operation stands in a loop that waits for work, which is no start any more.</summary>
    private static bool IsRepeated(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IWhileLoopOperation or IForLoopOperation or IForEachLoopOperation { IsAsynchronous: true })
                return true;
        }

        return false;
    }

    /// <summary>Whether a value is a constant or an item of a list, as that of the roles that every installation has.</summary>
    private bool IsGivenHere(SuppliedValue value) => _body.Origins.Of(value) switch
    {
        ConstantOrigin => true,
        PathOrigin { Root: ILocalSymbol local } => _body.Locals.ValuesOf(local) is [null],
        _ => false,
    };

    /// <summary>The sorts of start-up code.</summary>
    private enum StartupPlace
    {
        /// <summary>None.</summary>
        None,

        /// <summary>Named so.</summary>
        Named,

        /// <summary>What a host runs once: StartAsync of a hosted service, an extension method on the application.</summary>
        Host,

        /// <summary>The program's entry, or the body of a background service.</summary>
        Entry,
    }
}

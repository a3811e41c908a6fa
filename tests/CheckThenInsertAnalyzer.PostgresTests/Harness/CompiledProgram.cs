using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>A program that was compiled in memory and loaded. Disposing it lets the runtime unload it.</summary>
internal sealed class CompiledProgram : IDisposable
{
    private readonly AssemblyLoadContext loadContext;
    private readonly MethodInfo method;

    private CompiledProgram(AssemblyLoadContext loadContext, MethodInfo method)
    {
        this.loadContext = loadContext;
        this.method = method;
    }

    /// <summary>The type of the first parameter: what a session has to hand over.</summary>
    public Type SessionType => method.GetParameters()[0].ParameterType;

    /// <param name="code">The program.</param>
    /// <param name="libraries">What it references.</param>
    /// <param name="methodName">The method to call; null when there is only one public static method with parameters.</param>
    /// <exception cref="ProofFailedException">It does not compile, or the method is not there or not the only one.</exception>
    public static CompiledProgram Compile(string code, Libraries libraries, string? methodName = null)
    {
        using var image = new MemoryStream();
        var emitted = ProgramProject.Compile(code, libraries).Emit(image);
        if (!emitted.Success)
        {
            var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new ProofFailedException($"The program does not compile:\n{string.Join('\n', errors)}\n{code}");
        }

        image.Position = 0;
        var loadContext = new AssemblyLoadContext("user program", isCollectible: true);
        return new CompiledProgram(loadContext, FindMethod(loadContext.LoadFromStream(image), methodName));
    }

    /// <summary>Calls the method and waits for its task.</summary>
    /// <param name="session">The first argument.</param>
    /// <param name="arguments">What follows; parameters that are left over get their default value.</param>
    /// <returns>The result; null for void and for tasks without one.</returns>
    public async Task<object?> InvokeAsync(object session, IReadOnlyList<object?> arguments)
    {
        var optional = method.GetParameters().Skip(1 + arguments.Count).Select(DefaultValue);
        return await ResultAsync(Invoke([session, .. arguments, .. optional]));
    }

    public void Dispose() => loadContext.Unload();

    private static MethodInfo FindMethod(Assembly assembly, string? name) =>
        assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && method.GetParameters().Length > 0 && (name is null || method.Name == name))
            .ToArray() switch
        {
            [var only] => only,
            var several => throw new ProofFailedException(
                $"Expected one public static method{(name is null ? "" : $" {name}")}, found {several.Length}: {string.Join(", ", several.Select(method => method.Name))}"),
        };

    private object? Invoke(object?[] arguments)
    {
        try
        {
            return method.Invoke(obj: null, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
    }

    private static object? DefaultValue(ParameterInfo parameter) =>
        parameter is { HasDefaultValue: true, DefaultValue: { } value } ? value
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;

    private static async Task<object?> ResultAsync(object? returned)
    {
        if (returned is ValueTask withoutResult)
            returned = withoutResult.AsTask();
        else if (returned?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            returned = type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(returned, null);

        if (returned is not Task task)
            return returned;

        await task;
        var result = task.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(task);
        // The runtime's tasks without a result carry a struct of its own all the same.
        return result?.GetType().FullName == "System.Threading.Tasks.VoidTaskResult" ? null : result;
    }
}

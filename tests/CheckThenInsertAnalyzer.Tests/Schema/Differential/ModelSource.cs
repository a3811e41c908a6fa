using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema.Differential;

/// <summary>A program with an EF Core model, compiled in memory: our reader gets the compilation, EF Core the loaded assembly.</summary>
internal sealed class ModelSource
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.ComponentModel.DataAnnotations.Schema;
        global using System.Linq;
        global using System.Linq.Expressions;
        global using System.Reflection;
        global using Microsoft.AspNetCore.Identity;
        global using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        global using Microsoft.EntityFrameworkCore;
        global using Microsoft.EntityFrameworkCore.Metadata;
        global using Microsoft.EntityFrameworkCore.Metadata.Builders;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    private static readonly ImmutableArray<MetadataReference> AllReferences =
    [
        .. References.Net,
        .. Libraries().Select(file => MetadataReference.CreateFromFile(file)),
    ];

    private ModelSource(string name, CSharpCompilation compilation)
    {
        Name = name;
        Compilation = compilation;
    }

    public string Name { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>The names of all programs.</summary>
    public static IEnumerable<string> Names =>
        typeof(ModelSource).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cs", StringComparison.Ordinal)).Select(name => name[..^3]).Order(StringComparer.Ordinal);

    /// <summary>Compiles the program of that name.</summary>
    public static ModelSource Compile(string name) => Compile(name, Text(name));

    /// <summary>The text of the program of that name.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(ModelSource).Assembly.GetManifestResourceStream(name + ".cs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Compiles a text, which need not be a whole program.</summary>
    public static ModelSource Compile(string name, string text)
    {
        var trees = new[] { CSharpSyntaxTree.ParseText(Usings, path: "Usings.cs"), CSharpSyntaxTree.ParseText(text, path: name + ".cs") };
        return new(name, CSharpCompilation.Create(name, trees, AllReferences, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));
    }

    /// <summary>The models that EF Core builds, one for each context of the program, with the name of its class.</summary>
    public IReadOnlyList<(string Context, IModel Model)> Build()
    {
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        var assembly = new AssemblyLoadContext(Name).LoadFromStream(image);
        return [.. assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DbContext)) && !type.IsAbstract && !type.ContainsGenericParameters).Select(type => (type.Name, Build(type, assembly)))];
    }

    /// <summary>Makes the context by its constructor without parameters, or through the services that the program registers.</summary>
    private static IModel Build(Type type, Assembly assembly)
    {
        if (type.GetConstructor(Type.EmptyTypes) is { } constructor)
        {
            using var created = (DbContext)constructor.Invoke(null);
            return created.GetService<IDesignTimeModel>().Model;
        }

        var services = new ServiceCollection();
        var register = assembly.GetTypes().SelectMany(candidate => candidate.GetMethods(BindingFlags.Static | BindingFlags.Public)).Single(method => method.GetParameters() is [var only] && only.ParameterType == typeof(IServiceCollection));
        register.Invoke(null, [services]);
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        return ((DbContext)scope.ServiceProvider.GetRequiredService(type)).GetService<IDesignTimeModel>().Model;
    }

    /// <summary>The files beside the tests: the very libraries that EF Core is run with.</summary>
    private static IEnumerable<string> Libraries() =>
        Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                || name.StartsWith("Npgsql", StringComparison.Ordinal)
                || name.StartsWith("EFCore.", StringComparison.Ordinal)));
}

using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Pages;

/// <summary>What a page leaves out round a piece of C#.</summary>
/// <param name="Result">What the method returns; void for nothing.</param>
/// <param name="Parameters">The method's parameters, the session first.</param>
internal sealed record PageSetting(string Result, string Parameters)
{
    private const string Method = "Run";

    /// <summary>Creates the tables; empty for those of the model.</summary>
    public string Ddl { get; init; } = HarnessTests.Users.Table;

    /// <summary>Types beside the method.</summary>
    public string Types { get; init; } = "";

    /// <summary>The piece that declares a type which the fix changes, and whose outcome the page shows; null where it changes the method.</summary>
    public int? Declaration { get; init; }

    /// <summary>What a returned number stands for.</summary>
    public ResultMeaning ResultMeaning { get; init; } = ResultMeaning.Value;

    /// <summary>What the program references.</summary>
    public Libraries Libraries => Parameters.StartsWith("NpgsqlConnection", StringComparison.Ordinal) ? Libraries.Dapper : Libraries.EntityFramework;

    /// <summary>The whole program.</summary>
    public string Program(string declaration, string statements) => $$"""
        {{(Libraries == Libraries.Dapper ? "using Dapper;" : "using Microsoft.EntityFrameworkCore;")}}
        using Npgsql;

        {{Types}}

        {{declaration}}

        public static class Shop
        {
            public static async {{(Result == "void" ? "Task" : $"Task<{Result}>")}} {{Method}}({{Parameters}})
            {
                {{statements.Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }

            private static int Ok() => 200;

            private static int Conflict() => 409;
        }
        """;

    /// <summary>What the page shows of a program.</summary>
    public string PieceOf(string program)
    {
        var root = CSharpSyntaxTree.ParseText(program).GetRoot();
        var text = Declaration is null
            ? Dedented(root.DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.ValueText == Method).Body!.Statements.ToFullString())
            : root.DescendantNodes().OfType<ClassDeclarationSyntax>().Single(type => type.Modifiers.Count == 1 && type.Identifier.ValueText != "ShopContext").ToString();
        return text.TrimEnd();
    }

    private static string Dedented(string body) => string.Join('\n', body.Split('\n').Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line));
}

using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.HarnessTests;

public sealed class CompiledProgramTests
{
    [Theory]
    [InlineData("void M(string s) { }", null)]
    [InlineData("int M(string s) => 1;", 1)]
    [InlineData("bool M(string s) => true;", true)]
    [InlineData("Task M(string s) => Task.CompletedTask;", null)]
    [InlineData("async Task M(string s) => await Task.Yield();", null)]
    [InlineData("Task<int> M(string s) => Task.FromResult(2);", 2)]
    [InlineData("async Task<bool> M(string s) { await Task.Yield(); return true; }", true)]
    [InlineData("async ValueTask M(string s) => await Task.Yield();", null)]
    [InlineData("ValueTask<int> M(string s) => new(3);", 3)]
    public async Task A_result_is_what_the_caller_gets_after_awaiting(string method, object? expected)
    {
        using var program = Compile(method);
        Assert.Equal(expected, await program.InvokeAsync("session", []));
    }

    [Theory]
    [InlineData("void M(string s) => throw new InvalidOperationException(\"mine\");")]
    [InlineData("async Task M(string s) { await Task.Yield(); throw new InvalidOperationException(\"mine\"); }")]
    public async Task An_exception_arrives_as_it_was_thrown(string method)
    {
        using var program = Compile(method);
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => program.InvokeAsync("session", []));
        Assert.Equal("mine", exception.Message);
    }

    [Fact]
    public async Task Parameters_that_are_left_over_get_their_default_value()
    {
        using var program = Compile("string M(string s, string key, int n = 5, CancellationToken cancellation = default) => $\"{s} {key} {n} {cancellation.CanBeCanceled}\";");
        Assert.Equal("session key 5 False", await program.InvokeAsync("session", ["key"]));
    }

    [Fact]
    public void Two_methods_need_a_name()
    {
        const string code = "public static class C { public static void A(string s) { } public static void B(string s) { } }";
        var failure = Assert.Throws<ProofFailedException>(() => CompiledProgram.Compile(code, Libraries.Npgsql));
        Assert.Contains("found 2: A, B", failure.Message);
        using var program = CompiledProgram.Compile(code, Libraries.Npgsql, "B");
        Assert.Equal(typeof(string), program.SessionType);
    }

    [Fact]
    public void A_library_that_is_not_referenced_is_not_there()
    {
        const string code = "public static class C { public static void M(Npgsql.NpgsqlConnection c) => Dapper.SqlMapper.Execute(c, \"SELECT 1\"); }";
        var failure = Assert.Throws<ProofFailedException>(() => CompiledProgram.Compile(code, Libraries.Npgsql));
        Assert.Contains("error CS0103", failure.Message);
        using var program = CompiledProgram.Compile(code, Libraries.Dapper);
        Assert.Equal(typeof(Npgsql.NpgsqlConnection), program.SessionType);
    }

    private static CompiledProgram Compile(string method) =>
        CompiledProgram.Compile($"public static class C {{ public static {method} }}", Libraries.Npgsql);
}

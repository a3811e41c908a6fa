using Xunit;
namespace CheckThenInsertAnalyzer.Tests;
public sealed class SmokeTests
{
    [Fact]
    public void Runs() => Assert.Equal("a.b", new Postgres.QualifiedName(new("a", false, default), new("b", false, default)).ToString());
}

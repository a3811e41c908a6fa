using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class HostileTextTests
{
    private const int WorkPerCharacter = 20;

    [Theory]
    [InlineData("SELECT ", "(", "1", ")", "")]
    [InlineData("SELECT ", "(", "", "", "")]
    [InlineData("SELECT ", "(SELECT ", "1", ")", "")]
    [InlineData("SELECT * FROM ", "(SELECT * FROM ", "t", ") x", "")]
    [InlineData("SELECT * FROM ", "(SELECT * FROM ", "", "", "")]
    [InlineData("SELECT * FROM ", "(a JOIN ", "t", " ON true)", "")]
    [InlineData("SELECT * FROM t", " JOIN t", "", " ON true", "")]
    [InlineData("SELECT * FROM t", " JOIN t ON true", "", "", "")]
    [InlineData("SELECT ", "f(a, ", "1", ")", "")]
    [InlineData("SELECT ", "coalesce(", "1", ")", "")]
    [InlineData("SELECT ", "char(", "1", ")", "")]
    [InlineData("SELECT ", "CASE WHEN a THEN ", "1", " END", "")]
    [InlineData("SELECT ", "CASE ", "", "", "")]
    [InlineData("SELECT ", "NOT ", "a", "", "")]
    [InlineData("SELECT ", "- ", "a", "", "")]
    [InlineData("SELECT 1 WHERE ", "EXISTS (SELECT 1 WHERE a = 1 OR b = 2 AND ", "c", ")", "")]
    [InlineData("SELECT ", "ARRAY[", "1", "]", "")]
    [InlineData("SELECT a", "[b", "", "]", "")]
    [InlineData("SELECT a", "::int", "", "", "")]
    [InlineData("SELECT 1", ", 1", "", "", "")]
    [InlineData("SELECT 1", " UNION SELECT 1", "", "", "")]
    [InlineData("SELECT 1 UNION SELECT 1", " INTERSECT SELECT 1", "", "", "")]
    [InlineData("INSERT INTO t ", "(", "SELECT 1", ")", "")]
    [InlineData("INSERT INTO t VALUES (1)", ", (1)", "", "", "")]
    [InlineData("", "WITH a AS (", "SELECT 1", ") SELECT 1", "")]
    [InlineData("WITH a AS (SELECT 1)", ", a AS (SELECT 1 FROM a)", "", "", " SELECT 1")]
    [InlineData("SELECT 1 GROUP BY ", "GROUPING SETS (", "a", ")", "")]
    [InlineData("SELECT 1", ", \uFFFC", "", "", "")]
    [InlineData("DO $$ BEGIN ", "IF a THEN ", "", "END IF; ", " END $$")]
    [InlineData("DO $$ BEGIN ", "IF a THEN b := 1; END IF; ", "", "", " END $$")]
    [InlineData("DO $$ BEGIN ", "FOR x LOOP ", "", "", " END $$")]
    [InlineData("DO $$ ", "BEGIN ", "", "END; ", "$$")]
    [InlineData("DO $$ BEGIN ", "SELECT \uFFFC INTO x FROM t; ", "", "", " END $$")]
    [InlineData("DO $$ BEGIN ", "DO $a$ BEGIN NULL; END $a$; ", "", "", " END $$")]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC ", "SELECT 1; ", "", "", " END")]
    public void The_work_for_a_character_and_the_stack_are_bounded(string start, string opening, string middle, string closing, string end)
    {
        const int count = 4_000;
        var sql = start + string.Concat(Enumerable.Repeat(opening, count)) + middle + string.Concat(Enumerable.Repeat(closing, count)) + end;
        long work = 0;

        // A thread of an analyzer has a megabyte, and half of it may be used already; running out of it ends the process.
        var thread = new Thread(
            () =>
            {
                using var meter = SqlReadingMeter.Start();
                SqlParser.Parse(sql);
                work = meter.Work;
            },
            maxStackSize: 640 * 1024);
        thread.Start();
        thread.Join();

        Assert.InRange(work, sql.Length, (long)sql.Length * WorkPerCharacter);
    }
}

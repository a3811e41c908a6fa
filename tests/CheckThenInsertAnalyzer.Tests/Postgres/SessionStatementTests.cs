using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class SessionStatementTests
{
    [Theory]
    [InlineData("BEGIN", TransactionStatementKind.Begin, null, null)]
    [InlineData("BEGIN WORK ISOLATION LEVEL serializable, READ WRITE NOT DEFERRABLE", TransactionStatementKind.Begin, null, "SERIALIZABLE")]
    [InlineData("START TRANSACTION READ ONLY", TransactionStatementKind.Begin, null, null)]
    [InlineData("COMMIT AND NO CHAIN", TransactionStatementKind.Commit, null, null)]
    [InlineData("END TRANSACTION", TransactionStatementKind.Commit, null, null)]
    [InlineData("ROLLBACK WORK", TransactionStatementKind.Rollback, null, null)]
    [InlineData("ABORT", TransactionStatementKind.Rollback, null, null)]
    [InlineData("SAVEPOINT \"A\"", TransactionStatementKind.Savepoint, "A", null)]
    [InlineData("ROLLBACK TRANSACTION TO SAVEPOINT a", TransactionStatementKind.RollbackToSavepoint, "a", null)]
    [InlineData("ROLLBACK TO a", TransactionStatementKind.RollbackToSavepoint, "a", null)]
    [InlineData("RELEASE a", TransactionStatementKind.ReleaseSavepoint, "a", null)]
    [InlineData("SET TRANSACTION ISOLATION LEVEL REPEATABLE  READ", TransactionStatementKind.SetIsolation, null, "REPEATABLE READ")]
    [InlineData("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED", TransactionStatementKind.SetIsolation, null, "READ COMMITTED")]
    public void What_is_done_to_the_transaction_is_read(string sql, object kind, string? savepoint, string? isolation)
    {
        var statement = Assert.IsType<TransactionStatement>(Assert.Single(SqlParser.Parse(sql)));

        Assert.Equal((kind, savepoint, isolation), (statement.Kind, statement.Savepoint?.Value, statement.Isolation));
    }

    [Theory]
    [InlineData("BEGIN TRAN")]
    [InlineData("COMMIT PREPARED 'x'")]
    [InlineData("SAVEPOINT")]
    [InlineData("SAVE TRANSACTION a")]
    [InlineData("SET TRANSACTION")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SNAPSHOT")]
    [InlineData("SET search_path = a")]
    [InlineData("CALL p")]
    [InlineData("CALL p(1) x")]
    [InlineData("COPY t FROM")]
    [InlineData("COPY (SELECT 1) FROM stdin")]
    public void Another_statement_is_skipped(string sql) => Assert.IsType<OtherStatement>(Assert.Single(SqlParser.Parse(sql)));

    [Fact]
    public void A_call_is_read()
    {
        var call = Assert.IsType<CallStatement>(Assert.Single(SqlParser.Parse("CALL app.add_user(@email, p_name => 'x')")));

        Assert.Equal("app.add_user", call.Procedure.Name.ToString());
        Assert.Equal([null, "p_name"], call.Procedure.ArgumentNames.Select(name => name?.Value));
        Assert.True(call.IsUnderstood);
    }

    [Theory]
    [InlineData("COPY app.users (id, email) FROM STDIN (FORMAT binary)", "app.users", "id, email", true)]
    [InlineData("COPY users FROM '/x' WITH (FORMAT csv, HEADER, NULL '', FORCE_NOT_NULL (a, b)) WHERE a > 1", "users", "", true)]
    [InlineData("COPY users FROM STDIN WITH CSV HEADER DELIMITER AS ',' FORCE QUOTE a, b", "users", "", true)]
    [InlineData("COPY BINARY users TO PROGRAM 'gzip'", "users", "", false)]
    [InlineData("COPY (SELECT 1 FROM users) TO STDOUT", null, "", false)]
    [InlineData("COPY (INSERT INTO users VALUES (1) RETURNING id) TO STDOUT WITH CSV", null, "", false)]
    public void A_copy_is_read(string sql, string? table, string columns, bool isInto)
    {
        var copy = Assert.IsType<CopyStatement>(Assert.Single(SqlParser.Parse(sql)));

        Assert.Equal(table, copy.Table?.ToString());
        Assert.Equal(columns, string.Join(", ", copy.Columns.Select(column => column.Value)));
        Assert.Equal(isInto, copy.IsIntoTable);
        Assert.Equal(table is null, copy.Query is not null);
        Assert.True(copy.IsUnderstood);
    }

    [Theory]
    [InlineData("SELECT setval('s', 1), nextval('s'), lastval()", "setval|nextval|lastval")]
    [InlineData("SELECT pg_advisory_xact_lock(hashtext(@key)), pg_try_advisory_lock(1, 2)", "pg_advisory_xact_lock|pg_try_advisory_lock")]
    [InlineData("SELECT add_user(p_email => @email)", "add_user")]
    public void Calls_in_a_select_are_read(string sql, string functions)
    {
        var select = Assert.IsType<SelectStatement>(Assert.Single(SqlParser.Parse(sql)));

        Assert.Equal(functions, string.Join('|', select.Items.Cast<FunctionExpression>().Select(call => call.Name.Name.Value)));
    }
}

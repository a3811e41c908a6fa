namespace CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

/// <summary>A kind of text that makes a careless reader slow: what grows with the length, and what stands round it.</summary>
/// <param name="Name">Its name in tables of results.</param>
/// <param name="Start">What the text begins with.</param>
/// <param name="Piece">What is repeated.</param>
/// <param name="Closing">What is repeated as often behind <paramref name="Middle"/>.</param>
/// <param name="Middle">What stands between.</param>
/// <param name="End">What the text ends with.</param>
internal sealed record HostileText(string Name, string Start, string Piece, string Middle = "", string Closing = "", string End = "")
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<HostileText> All { get; } =
    [
        new("open parentheses", "SELECT ", "("),
        new("parentheses", "SELECT ", "(", "1", ")"),
        new("parentheses of an insert", "INSERT INTO t VALUES ", "("),
        new("parentheses before a query", "INSERT INTO t ", "(", "SELECT 1", ")"),
        new("parentheses in FROM", "SELECT 1 FROM ", "(", "t", ")"),
        new("open brackets", "SELECT a", "["),
        new("arrays", "SELECT ARRAY", "[", "1", "]"),
        new("commas", "SELECT 1", ",1"),
        new("bare commas", "INSERT INTO t VALUES (", ","),
        new("rows", "INSERT INTO t VALUES (1)", ",(1)"),
        new("CASE", "SELECT ", "CASE "),
        new("nested CASE", "SELECT ", "CASE WHEN ", "1", " THEN 1 END"),
        new("CASE branches", "SELECT CASE ", "WHEN a THEN b ", "", "", "END"),
        new("NOT", "SELECT ", "NOT ", "1"),
        new("signs", "SELECT ", "- ", "1"),
        new("operators", "SELECT 1", " + 1"),
        new("comparisons", "SELECT 1", " = 1"),
        new("AND", "SELECT 1 WHERE a", " AND a"),
        new("AND and OR", "SELECT 1 WHERE a", " AND a OR a"),
        new("nested OR", "SELECT 1 WHERE ", "(a OR ", "a", ")"),
        new("left-nested OR", "SELECT 1 WHERE ", "(", "a", " OR a)"),
        new("BETWEEN", "SELECT 1 WHERE a", " BETWEEN 1 AND a"),
        new("casts", "SELECT 1", "::int"),
        new("fields", "SELECT a", ".b"),
        new("subscripts", "SELECT a", "[1]"),
        new("COLLATE", "SELECT a", " COLLATE b"),
        new("every precedence", "SELECT ", "a OR a AND NOT a = a || a + a * a ^ - (", "1", ")"),
        new("every precedence in queries", "SELECT 1 WHERE ", "a OR a AND NOT a = a || a + a * a ^ - (SELECT 1 FROM (SELECT 1 WHERE ", "a", ") a)"),
        new("calls", "SELECT ", "f(", "1", ")"),
        new("arguments", "SELECT f(1", ",1", "", "", ")"),
        new("OVER", "SELECT f(1) OVER (ORDER BY ", "f(1) OVER (ORDER BY ", "1", ")"),
        new("sub-selects", "SELECT ", "(SELECT ", "1", ")"),
        new("open sub-selects", "SELECT ", "(SELECT "),
        new("EXISTS", "SELECT 1 WHERE ", "EXISTS (SELECT 1 WHERE ", "a", ")"),
        new("sub-selects in FROM", "SELECT 1 FROM ", "(SELECT 1 FROM ", "t", ") a"),
        new("nested WITH", "", "WITH a AS ("),
        new("common tables", "WITH a AS (SELECT 1)", ", a AS (SELECT 1)", "", "", " SELECT 1"),
        new("UNION", "SELECT 1", " UNION SELECT 1"),
        new("nested UNION", "", "(SELECT 1 UNION ", "SELECT 1", ")"),
        new("JOIN", "SELECT 1 FROM a", " JOIN a ON b"),
        new("dangling JOIN", "SELECT 1 FROM a", " JOIN a"),
        new("sources", "SELECT 1 FROM a", ", a"),
        new("ON CONFLICT", "INSERT INTO t VALUES (1)", " ON CONFLICT (a) DO NOTHING"),
        new("assignments", "UPDATE t SET a = 1", ", a = 1"),
        new("WHEN of MERGE", "MERGE INTO t USING u ON a", " WHEN MATCHED THEN DELETE"),
        new("statements", "", "SELECT 1;"),
        new("semicolons", "", ";"),
        new("open dollar quotes", "SELECT ", "$a$ $b$ "),
        new("dollars", "SELECT ", "$"),
        new("quotes", "SELECT ", "'"),
        new("continued strings", "SELECT 'a'", "\n'a'"),
        new("strings and line breaks", "SELECT ", "'a'\n "),
        new("comments", "SELECT ", "/*"),
        new("comments after a string", "SELECT ", "'a'--\n"),
        new("holes", "SELECT ", "\uFFFC,"),
        new("holes in calls", "SELECT ", "f(\uFFFC,", "1", ")"),
        new("words", "", "a "),
        new("letters", "", "a"),
        new("digits", "SELECT ", "1"),
        new("blocks", "DO $$ ", "BEGIN "),
        new("closed blocks", "DO $$ BEGIN ", "BEGIN ", "NULL;", "END; ", "END $$"),
        new("IF", "DO $$ BEGIN ", "IF a THEN "),
        new("closed IF", "DO $$ BEGIN ", "IF a THEN ", "NULL;", "END IF; ", "END $$"),
        new("ELSIF", "DO $$ BEGIN IF a THEN NULL; ", "ELSIF a THEN NULL; ", "", "", "END IF; END $$"),
        new("LOOP", "DO $$ BEGIN ", "LOOP "),
        new("handlers", "DO $$ BEGIN NULL; EXCEPTION ", "WHEN others THEN NULL; ", "", "", "END $$"),
        new("handler conditions", "DO $$ BEGIN NULL; EXCEPTION WHEN a", " OR a", "", "", " THEN NULL; END $$"),
        new("body statements", "DO $$ BEGIN ", "INSERT INTO t VALUES (1); ", "", "", "END $$"),
        new("declarations", "DO $$ DECLARE ", "a int; ", "", "", "BEGIN END $$"),
        new("CASE in bodies", "DO $$ BEGIN ", "CASE a WHEN 1 THEN ", "NULL;", "END CASE;", "END $$"),
        new("function statements", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC ", "SELECT 1; ", "", "", "END"),
        new("parameters", "CREATE FUNCTION f(a int", ", a int", "", "", ") RETURNS int LANGUAGE sql AS 'SELECT 1'"),
        new("columns", "CREATE TABLE t (a int", ", a int", "", "", ")"),
        new("column constraints", "CREATE TABLE t (a int", " NOT NULL"),
        new("parentheses of a table", "CREATE TABLE t (a int CHECK ", "(", "a", ")", ")"),
        new("keys", "CREATE TABLE t (a int", ", UNIQUE (a)", "", "", ")"),
        new("tables", "", "CREATE TABLE t (a int UNIQUE);"),
        new("changes of a table", "CREATE TABLE t (a int); ALTER TABLE t ADD b int", ", ADD b int"),
        new("indexes", "CREATE TABLE t (a int);", "CREATE UNIQUE INDEX i ON t (a);"),
        new("COPY data", "", "COPY t FROM stdin;\n1\n\\.\n"),
        new("open COPY", "", "COPY t FROM stdin;"),
        new("meta-commands", "", "\\x\n"),
    ];

    /// <summary>A text of this kind with about that many characters.</summary>
    public string OfLength(int length)
    {
        var times = Math.Max(1, (length - Start.Length - Middle.Length - End.Length) / (Piece.Length + Closing.Length));
        return string.Concat([Start, .. Enumerable.Repeat(Piece, times), Middle, .. Enumerable.Repeat(Closing, times), End]);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Collects the steps of a migration, whichever library it is written for.</summary>
internal sealed class MigrationSteps
{
    private static readonly string[] DataVerbs = ["update ", "insert ", "delete ", "grant ", "revoke ", "comment "];

    private readonly ImmutableArray<MigrationStep>.Builder _steps = ImmutableArray.CreateBuilder<MigrationStep>();

    /// <summary>A name that is written with quotes round it, as the libraries do with all names.</summary>
    public static QualifiedName Name(string? schema, string name) => new(schema is null ? null : Quoted(schema), Quoted(name));

    /// <summary>An index or key over these columns.</summary>
    public static IndexDefinition Over(IndexKind kind, IEnumerable<string> columns) =>
        new(kind, columns.Select(column => new IndexElement(new KeyPart(column, Expression: null), column)).ToImmutableArray());

    public void Add(DdlStep step) => _steps.Add(new(step, IsRaw: false));

    /// <summary>An ALTER TABLE with one action.</summary>
    public void Alter(QualifiedName table, AlterAction action, int line) => Add(new AlterTable(table, IsOnly: false, ImmutableArray.Create(action), line));

    /// <summary>SQL written by hand: the same statements as in a file. What is not constant may do anything, unless what is constant in it says that it moves data.</summary>
    public void AddSql(ExpressionSyntax? sql, int line)
    {
        if (ConstantText.Of(sql) is not { } text)
        {
            if (!MovesDataOnly(ConstantText.LiteralsIn(sql)))
                Forget(line);
            return;
        }

        if (!MayChangeTables(text))
            return;

        foreach (var step in DdlScriptReader.Read(text, line).Steps)
            _steps.Add(new(step, IsRaw: true));
        if (RunsOtherSql(text))
            Forget(line);
    }

    /// <summary>Something may have made or dropped keys that cannot be told.</summary>
    public void Forget(int line) => _steps.Add(new(new ForgetKeys(line), IsRaw: true));

    /// <summary>The same of one table.</summary>
    public void Forget(QualifiedName table, int line) => _steps.Add(new(new CreateIndex(Name: null, table, Index: null, line), IsRaw: true));

    public MigrationScript ToScript(string path) => new(path, _steps.ToImmutable());

    private static SqlName Quoted(string name) => new(Cut(name), IsQuoted: true, new SqlRange(0, 0));

    /// <summary>The name as the server keeps it.</summary>
    public static string Cut(string name) => IdentifierFolding.Truncate(name);

    /// <summary>Most SQL in migrations moves data.</summary>
    private static bool MayChangeTables(string text) => Has(text, "create") || Has(text, "alter") || Has(text, "drop");

    private static bool MovesDataOnly(IReadOnlyList<string> literals) =>
        literals.Count > 0
        && Array.Exists(DataVerbs, verb => literals[0].TrimStart().StartsWith(verb, StringComparison.OrdinalIgnoreCase))
        && !literals.Any(literal => MayChangeTables(literal) || RunsOtherSql(literal));

    /// <summary>A DO block or a function that is called runs statements which are not read as the script's own.</summary>
    private static bool RunsOtherSql(string text) => (Has(text, "$$") || Has(text, "do $") || Has(text, "execute")) && (Has(text, "unique") || Has(text, "primary key"));

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}

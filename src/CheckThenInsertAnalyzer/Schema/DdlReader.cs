namespace CheckThenInsertAnalyzer.Schema;
internal static class DdlReader { public static DatabaseSchema Read(IEnumerable<(string Path, string Text)> files) => DatabaseSchema.Empty; }

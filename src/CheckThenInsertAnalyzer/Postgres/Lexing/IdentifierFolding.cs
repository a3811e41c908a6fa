using System.Text;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>How the server turns a written name into a stored one (PostgreSQL documentation, 4.1.1).</summary>
internal static class IdentifierFolding
{
    /// <summary>The number of UTF-8 bytes that a name may have; the server cuts the rest (NAMEDATALEN - 1).</summary>
    public const int MaxBytes = 63;

    /// <summary>The stored form of a name written without quotes: ASCII letters in lower case, cut.</summary>
    public static string Fold(string name)
    {
        var upper = 0;
        while (upper < name.Length && name[upper] is not (>= 'A' and <= 'Z'))
            upper++;
        if (upper == name.Length)
            return Truncate(name);

        var characters = name.ToCharArray();
        for (; upper < characters.Length; upper++)
            characters[upper] = SqlCharacters.ToLower(characters[upper]);
        return Truncate(new string(characters));
    }

    /// <summary>The name cut at 63 bytes, between characters.</summary>
    public static string Truncate(string name) => Truncate(name, MaxBytes);

    /// <summary>The longest start of the name that has no more than so many UTF-8 bytes and splits no character.</summary>
    public static string Truncate(string name, int maxBytes)
    {
        // No UTF-16 unit takes more than three bytes.
        if (name.Length * 3 <= maxBytes || Encoding.UTF8.GetByteCount(name) <= maxBytes)
            return name;

        var bytes = 0;
        var index = 0;
        while (index < name.Length)
        {
            var units = char.IsHighSurrogate(name[index]) && index + 1 < name.Length ? 2 : 1;
            bytes += units == 2 ? 4 : name[index] < 0x80 ? 1 : name[index] < 0x800 ? 2 : 3;
            if (bytes > maxBytes)
                break;
            index += units;
        }

        return name.Substring(0, index);
    }
}

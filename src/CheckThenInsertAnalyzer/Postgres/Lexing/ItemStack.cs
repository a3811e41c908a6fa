using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Holds the items of lists that are being read, those of an inner list above those of the list round it, so that a list is allocated once, in its size.</summary>
internal sealed class ItemStack<T>
{
    private T[] _items = new T[16];

    /// <summary>How many items lie here: where the list begins whose first item comes next.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an item to the innermost list.</summary>
    public void Push(T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        _items[Count++] = item;
    }

    /// <summary>Takes the list that begins there.</summary>
    public ImmutableArray<T> Take(int start)
    {
        var list = ImmutableArray.Create(_items, start, Count - start);
        Clear(start);
        return list;
    }

    /// <summary>Drops what lies above; of lists that broke off, items stay until then.</summary>
    public void Clear(int start)
    {
        if (Count == start)
            return;
        Array.Clear(_items, start, Count - start);
        Count = start;
    }
}

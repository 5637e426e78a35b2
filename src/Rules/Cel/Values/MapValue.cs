using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A map, or an object, whose fields are keys. Numbers are one key whatever their type.</summary>
public sealed class MapValue : CelValue
{
    private readonly List<(CelValue Key, CelValue Value)> _entries = [];
    private readonly Dictionary<object, int> _index = [];

    /// <summary>An empty map.</summary>
    public MapValue()
    {
    }

    /// <summary>The keys in order.</summary>
    public IEnumerable<CelValue> Keys => _entries.Select(e => e.Key);

    /// <summary>Number of entries.</summary>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public override CelType Type { get; } = CelType.Map(CelType.Dyn, CelType.Dyn);

    internal override long Weight => Count;

    internal override bool IsZero => Count == 0;

    /// <summary>The entries in order.</summary>
    internal IReadOnlyList<(CelValue Key, CelValue Value)> Entries => _entries;

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(", ", _entries.Select(e => $"{e.Key}: {e.Value}"))}}}";

    /// <summary>The value of a key, or null.</summary>
    public CelValue? Find(CelValue key) => Hash(key) is { } hash && _index.TryGetValue(hash, out var i) ? _entries[i].Value : null;

    /// <summary>True for what can be a key: texts, numbers, truth values.</summary>
    internal static bool IsKey(CelValue key) => key is StringValue or BoolValue or IntValue or UintValue or DoubleValue;

    /// <summary>Adds an entry; false when the key is there already.</summary>
    internal bool Add(CelValue key, CelValue value)
    {
        if (!_index.TryAdd(Hash(key) ?? key, _entries.Count))
        {
            return false;
        }

        _entries.Add((key, value));
        return true;
    }

    /// <summary>Lets another key find the value of one that is there.</summary>
    internal void AddAlias(CelValue alias, CelValue key) => _index.TryAdd(Hash(alias)!, _index[Hash(key)!]);

    /// <summary>Adds an entry, or gives the key that is there another value.</summary>
    internal void Set(CelValue key, CelValue value)
    {
        if (!Add(key, value))
        {
            _entries[_index[Hash(key) ?? key]] = (key, value);
        }
    }

    internal override CelValue EqualTo(CelValue other, CelBudget budget)
    {
        if (other.IsMissing)
        {
            return other;
        }

        if (other is not MapValue map || map.Count != Count)
        {
            return BoolValue.False;
        }

        foreach (var (key, value) in _entries)
        {
            if (!budget.Spend(1))
            {
                return ErrorValue.TooExpensive;
            }

            var equal = map.Find(key) is { } match ? value.EqualTo(match, budget) : BoolValue.False;
            if (equal is not BoolValue { Value: true })
            {
                return equal;
            }
        }

        return BoolValue.True;
    }

    private static object? Hash(CelValue key) => key switch
    {
        StringValue text => text.Value,
        BoolValue truth => truth.Value,
        _ => Numbers.Whole(key) is { } whole ? whole : key is DoubleValue number ? number.Value : null,
    };
}

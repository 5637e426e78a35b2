namespace Dryflux.Manifests.Go;

/// <summary>A set of code points: ranges in rising order that neither overlap nor touch.</summary>
internal sealed class CodePointSet
{
    public const int MaxCodePoint = 0x10FFFF;

    private readonly (int Low, int High)[] _ranges;
    private readonly ulong _lowAscii;
    private readonly ulong _highAscii;

    private CodePointSet((int Low, int High)[] ranges)
    {
        _ranges = ranges;
        foreach (var (low, high) in ranges)
        {
            for (var c = low; c <= Math.Min(high, 0x7F); c++)
            {
                if (c < 64)
                {
                    _lowAscii |= 1ul << c;
                }
                else
                {
                    _highAscii |= 1ul << (c - 64);
                }
            }
        }
    }

    public IReadOnlyList<(int Low, int High)> Ranges => _ranges;

    public static CodePointSet Of(int codePoint) => new([(codePoint, codePoint)]);

    public static CodePointSet Of(int low, int high) => new([(low, high)]);

    public static CodePointSet Union(List<(int Low, int High)> ranges)
    {
        ranges.Sort();
        var merged = new List<(int Low, int High)>(ranges.Count);
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.Low <= merged[^1].High + 1)
            {
                merged[^1] = (merged[^1].Low, Math.Max(merged[^1].High, range.High));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new([.. merged]);
    }

    public bool Contains(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return (((codePoint < 64 ? _lowAscii : _highAscii) >> (codePoint & 63)) & 1) != 0;
        }

        var (first, last) = (0, _ranges.Length - 1);
        while (first <= last)
        {
            var middle = (first + last) / 2;
            if (codePoint < _ranges[middle].Low)
            {
                last = middle - 1;
            }
            else if (codePoint > _ranges[middle].High)
            {
                first = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    public CodePointSet Union(CodePointSet other) => Union([.. _ranges, .. other._ranges]);

    public CodePointSet Negate()
    {
        var gaps = new List<(int Low, int High)>(_ranges.Length + 1);
        var next = 0;
        foreach (var (low, high) in _ranges)
        {
            if (next < low)
            {
                gaps.Add((next, low - 1));
            }

            next = high + 1;
        }

        if (next <= MaxCodePoint)
        {
            gaps.Add((next, MaxCodePoint));
        }

        return new([.. gaps]);
    }

    /// <summary>This set and whatever differs from its members only by case.</summary>
    public CodePointSet Fold()
    {
        var folded = new List<(int Low, int High)>(_ranges);
        foreach (var (low, high) in _ranges)
        {
            for (var c = Math.Max(low, CaseOrbits.First); c <= Math.Min(high, CaseOrbits.Last); c++)
            {
                foreach (var other in CaseOrbits.Of(c))
                {
                    folded.Add((other, other));
                }
            }
        }

        return Union(folded);
    }
}

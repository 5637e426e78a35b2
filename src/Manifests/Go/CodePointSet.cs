namespace Dryflux.Manifests.Go;

/// <summary>A set of code points: ranges in rising order that neither overlap nor touch.</summary>
internal sealed class CodePointSet
{
    public const int MaxCodePoint = 0x10FFFF;

    private readonly CodePointRange[] _ranges;
    private readonly ulong _lowAscii;
    private readonly ulong _highAscii;

    private CodePointSet(CodePointRange[] ranges)
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

    public ReadOnlySpan<CodePointRange> Ranges => _ranges;

    /// <summary>True for one code point alone.</summary>
    public bool IsSingle => _ranges is [var only] && only.Low == only.High;

    public static CodePointSet Of(int codePoint) => new([new(codePoint, codePoint)]);

    public static CodePointSet Of(int low, int high) => new([new(low, high)]);

    public static CodePointSet Union(List<CodePointRange> ranges)
    {
        Sort(ranges);
        var merged = new List<CodePointRange>(ranges.Count);
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.Low <= merged[^1].High + 1)
            {
                merged[^1] = new(merged[^1].Low, Math.Max(merged[^1].High, range.High));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new([.. merged]);
    }

    /// <summary>Puts ranges in rising order: they are few, and mostly in order already.</summary>
    private static void Sort(List<CodePointRange> ranges)
    {
        for (var i = 1; i < ranges.Count; i++)
        {
            for (var j = i; j > 0 && ranges[j].Low < ranges[j - 1].Low; j--)
            {
                (ranges[j], ranges[j - 1]) = (ranges[j - 1], ranges[j]);
            }
        }
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
        var gaps = new List<CodePointRange>(_ranges.Length + 1);
        var next = 0;
        foreach (var (low, high) in _ranges)
        {
            if (next < low)
            {
                gaps.Add(new(next, low - 1));
            }

            next = high + 1;
        }

        if (next <= MaxCodePoint)
        {
            gaps.Add(new(next, MaxCodePoint));
        }

        return new([.. gaps]);
    }

    /// <summary>This set and whatever differs from its members only by case.</summary>
    public CodePointSet Fold()
    {
        var folded = new List<CodePointRange>(_ranges);
        foreach (var (low, high) in _ranges)
        {
            for (var c = Math.Max(low, CaseOrbits.First); c <= Math.Min(high, CaseOrbits.Last); c++)
            {
                foreach (var other in CaseOrbits.Of(c))
                {
                    folded.Add(new(other, other));
                }
            }
        }

        return Union(folded);
    }
}

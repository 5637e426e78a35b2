using System.Text;

namespace Dryflux.Manifests.Go;

/// <summary>Which code points differ only by case, as Go's unicode.SimpleFold has it: K, k and the Kelvin sign are one orbit.</summary>
internal static class CaseOrbits
{
    /// <summary>The smallest code point that has a partner.</summary>
    public const int First = 'A';

    /// <summary>The largest code point that has a partner.</summary>
    public const int Last = 0x1E943;

    private static readonly Lazy<Dictionary<int, int[]>> BeyondAscii = new(Find);

    /// <summary>The code point's orbit, itself included; empty when it has no partner.</summary>
    public static ReadOnlySpan<int> Of(int codePoint)
    {
        if (codePoint >= 0x80)
        {
            return BeyondAscii.Value.TryGetValue(codePoint, out var orbit) ? orbit : [];
        }

        return (codePoint | 0x20) switch
        {
            'k' => (int[])['K', 'k', 0x212A],
            's' => (int[])['S', 's', 0x17F],
            >= 'a' and <= 'z' and var lower => (int[])[lower - 0x20, lower],
            _ => [],
        };
    }

    private static Dictionary<int, int[]> Find()
    {
        var byUpper = new Dictionary<int, List<int>>();
        for (var c = First; c <= Last; c++)
        {
            // Dotted and dotless i fold to nothing outside Turkish.
            if (Rune.IsValid(c) && c is not (0x130 or 0x131))
            {
                // .NET leaves the long s alone.
                var upper = c == 0x17F ? 'S' : Rune.ToUpperInvariant(Rune.ToLowerInvariant(new Rune(c))).Value;
                if (!byUpper.TryGetValue(upper, out var orbit))
                {
                    byUpper[upper] = orbit = [];
                }

                orbit.Add(c);
            }
        }

        var orbits = new Dictionary<int, int[]>();
        foreach (var orbit in byUpper.Values)
        {
            if (orbit.Count > 1)
            {
                foreach (var c in orbit)
                {
                    orbits[c] = [.. orbit];
                }
            }
        }

        return orbits;
    }
}

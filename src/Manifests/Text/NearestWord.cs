namespace Dryflux.Manifests.Text;

/// <summary>Finds the word that somebody who mistyped it may have meant.</summary>
public static class NearestWord
{
    /// <summary>The known word that is nearest, or null when none is near enough: not more than two changes, or a third of the word; one change in a word of three letters.</summary>
    /// <param name="word">What is written.</param>
    /// <param name="known">What could have been meant; the first by alphabet wins among equals.</param>
    public static string? Find(string word, IEnumerable<string> known)
    {
        var nearest = known.Select(k => (Word: k, Distance: Distance(word, k))).OrderBy(k => k.Distance).ThenBy(k => k.Word, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Word is not null && nearest.Distance <= Limit(word) && nearest.Distance < word.Length ? nearest.Word : null;
    }

    private static int Limit(string word) => word.Length < 4 ? 1 : Math.Max(2, word.Length / 3);

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other, letter case aside.</summary>
    private static int Distance(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }
}

using Dryflux.Manifests.Text;

namespace Dryflux.Analyzer;

/// <summary>Tells somebody who mistyped a word what may have been meant.</summary>
internal static class Suggestion
{
    /// <summary><c> (did you mean x?)</c>, or "" when nothing is near enough.</summary>
    public static string For(string word, IEnumerable<string> known) => NearestWord.Find(word, known) is { } near ? $" (did you mean {near}?)" : "";

    /// <summary>What to say of a cluster's name that is none.</summary>
    public static UsageException NoCluster(string name, IReadOnlyList<string> known) =>
        new($"--cluster: there is no cluster '{name}'{For(name, known)}; {(known.Count == 0 ? "none was found here" : $"there {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known)}")}");
}

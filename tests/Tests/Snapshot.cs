using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Dryflux.Tests;

/// <summary>Compares a text with a file of the repository, or writes the file when DRYFLUX_UPDATE=1.</summary>
internal static class Snapshot
{
    public static void Matches(string file, string actual)
    {
        if (Paths.Update)
        {
            if (!File.Exists(file) || File.ReadAllText(file) != actual)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, actual);
            }

            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (expected != actual)
        {
            Assert.Fail($"{Path.GetRelativePath(Paths.Root, file)} differs (- expected, + actual). To accept: DRYFLUX_UPDATE=1 dotnet test, then read the diff.\n{Diff(expected, actual)}");
        }
    }

    internal static string Diff(string expected, string actual) => string.Join('\n', InlineDiffBuilder.Diff(expected, actual).Lines
        .Where(l => l.Type != ChangeType.Unchanged)
        .Take(60)
        .Select(l => (l.Type == ChangeType.Inserted ? "+ " : "- ") + l.Text));
}

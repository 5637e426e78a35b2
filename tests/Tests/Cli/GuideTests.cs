using System.Text.RegularExpressions;

namespace Dryflux.Tests.Cli;

/// <summary>
/// A fleet made of the kinds of examples that guides to Flux show, mistakes among them: Kustomizations without <c>prune</c>, health
/// checks beside <c>wait</c>, a message template of old, a Deployment without selector. Every finding is one that upstream's code
/// confirms, and the rest is clean.
/// </summary>
public sealed partial class GuideTests
{
    [Fact]
    public void A_fleet_as_guides_show_it_gives_the_recorded_report()
    {
        var report = Cli.Run("lint", Path.Combine(Paths.Fixtures, "repos", "guide"), "--no-color").Output;
        Snapshot.Matches(Path.Combine(Paths.Fixtures, "repos", "guide.report.txt"), Time().Replace(report, "in 0.00 s"));
    }

    [GeneratedRegex("in [0-9.]+ s$", RegexOptions.Multiline)]
    private static partial Regex Time();
}

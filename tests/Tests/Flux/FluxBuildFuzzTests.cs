using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Tests.Kustomize;

namespace Dryflux.Tests.Flux;

/// <summary>Whatever stands in a damaged tree, the build of a Flux Kustomization ends with output or with reasons.</summary>
public sealed class FluxBuildFuzzTests
{
    private const int Rounds = 150;

    [Fact]
    public void No_damage_makes_a_build_crash()
    {
        foreach (var folder in Directory.GetDirectories(Path.Combine(Paths.Fixtures, "builds", "flux")).Order(StringComparer.Ordinal))
        {
            var command = new FluxCommand(File.ReadAllText(Path.Combine(folder, "command")).Trim());
            var (files, _) = BuildFuzz.Load(folder);
            for (var seed = 0; seed < Rounds; seed++)
            {
                var problem = Run(command, new TreeMutation(files, new Random(seed)).Next());
                Assert.True(problem is null, $"{Path.GetFileName(folder)}, seed {seed}: {problem}");
            }
        }
    }

    private static string? Run(FluxCommand command, MemoryTree tree)
    {
        if (new Repository(tree).File(RepoPath.Parse(command.KustomizationFile))?.Text is null)
        {
            return null;
        }

        try
        {
            var result = command.Run(tree);
            result.PrintTo(new StringBuilder());
            return result.Errors.FirstOrDefault(e => e.Message.Length == 0 || e.Place.Source is null) is { } mute ? $"an error says nothing or points nowhere: {mute}" : null;
        }
        catch (Exception crash)
        {
            return crash.ToString();
        }
    }
}

using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Cli;

/// <summary>The files through which others run dryflux.</summary>
public sealed class DoorsTests
{
    [Fact]
    public void The_action_never_puts_an_input_into_a_script()
    {
        var steps = Read("action.yml").At("runs", "steps").Items.ToList();
        Assert.NotEmpty(steps);
        foreach (var script in steps.Select(s => s["run"].Text).OfType<string>())
        {
            Assert.DoesNotContain("${{", script);
        }
    }

    [Fact]
    public void The_action_reads_every_input_that_it_declares()
    {
        var action = Read("action.yml");
        var used = string.Concat(action.At("runs", "steps").Items.SelectMany(s => s["env"].Fields).Select(f => f.Text));
        Assert.All(action["inputs"].Fields, input => Assert.Contains($"${{{{ inputs.{input.Key} }}}}", used));
    }

    [Fact]
    public void Hooks_judge_the_repository_as_a_whole()
    {
        var hooks = Read(".pre-commit-hooks.yaml").Items.ToList();
        Assert.Equal(["dotnet", "system"], hooks.Select(h => h["language"].Text));
        Assert.All(hooks, hook =>
        {
            Assert.True(hook["pass_filenames"].IsFalse);
            Assert.Equal("dryflux lint", hook["entry"].Text);
        });
    }

    private static Field Read(string file)
    {
        var yaml = YamlParser.Parse(new SourceText(file, File.ReadAllText(Path.Combine(Paths.Root, file))));
        Assert.Null(yaml.Error);
        return Field.Root(yaml.Documents[0].Root);
    }
}

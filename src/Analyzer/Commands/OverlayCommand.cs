using Dryflux.Manifests.Repo;
using Dryflux.Simulator.Kustomize;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux build overlay</c>: prints what <c>kustomize build</c> prints, or writes it for many directories in one run.</summary>
internal static class OverlayCommand
{
    public static void Add(CommandLineApplication build) => build.Command("overlay", overlay =>
    {
        overlay.Description = "Print what 'kustomize build DIR' prints.";
        var directories = overlay.Argument("DIR", "Directories with a kustomization file. Default: the current one.", multipleValues: true);
        var fromFile = overlay.Option("--from-file <LIST>", "A file that names further directories, one a line.", CommandOptionType.SingleValue);
        var outputDirectory = overlay.Option("--output-dir <DIR>", "Write DIR/a__b.yaml for each directory a/b, or DIR/a__b.err with the reason it cannot be built.", CommandOptionType.SingleValue);
        var reorder = overlay.Option("--reorder <ORDER>", "none, legacy or unspecified: the order when the kustomization does not say. Default: unspecified, which is legacy.", CommandOptionType.SingleValue);
        var restrictor = overlay.Option("--load-restrictor <RULE>", "LoadRestrictionsRootOnly or LoadRestrictionsNone: whether files may lie outside the directory. Default: LoadRestrictionsRootOnly.", CommandOptionType.SingleValue);
        var managedBy = overlay.Option("--enable-managedby-label", "Add the label app.kubernetes.io/managed-by.", CommandOptionType.NoValue);
        var showOrigin = overlay.Option("--show-origin", "Print before each object where it comes from and by which entries.", CommandOptionType.NoValue);
        overlay.OnExecute(() =>
        {
            var options = new BuildOptions(IsRestricted(restrictor.Value()), ReorderOf(reorder.Value()), managedBy.HasValue());
            var overlays = new OverlayBuilds(new KustomizeBuild(new Repository(new DiskTree("/")), options), showOrigin.HasValue());
            List<string> names = [.. directories.Values.Select(d => d!), .. fromFile.Value() is { } list ? NamedFile.Read($"--from-file: {list}", list, File.ReadAllLines).Where(l => l.Length > 0) : []];
            if (names.Count == 0)
            {
                names.Add(".");
            }

            if (outputDirectory.Value() is { } target)
            {
                return (int)(overlays.WriteAll(names, target) ? ExitCode.Clean : ExitCode.Findings);
            }

            if (names.Count > 1)
            {
                throw new UsageException("several directories need --output-dir");
            }

            return (int)(overlays.Print(names[0], overlay.Out, overlay.Error) ? ExitCode.Clean : ExitCode.Findings);
        });
    });

    private static bool IsRestricted(string? rule) => rule switch
    {
        null or "LoadRestrictionsRootOnly" => true,
        "LoadRestrictionsNone" => false,
        _ => throw new UsageException($"--load-restrictor: '{rule}' is not LoadRestrictionsRootOnly or LoadRestrictionsNone"),
    };

    private static Reorder ReorderOf(string? order) => order switch
    {
        null or "unspecified" => Reorder.Unspecified,
        "none" => Reorder.None,
        "legacy" => Reorder.Legacy,
        _ => throw new UsageException($"--reorder: '{order}' is not none, legacy or unspecified"),
    };
}

using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary>
/// <c>dryflux build kustomization</c>: prints what <c>flux build kustomization --dry-run</c> prints, or, for an object that the
/// repository itself holds, what it would print with a cluster at hand.
/// </summary>
internal static class KustomizationCommand
{
    private const string NamespaceVariable = "FLUX_SYSTEM_NAMESPACE";

    public static void Add(CommandLineApplication build, Screen screen) => build.Command("kustomization", command =>
    {
        command.AddName("ks");
        command.Description = "Print what 'flux build kustomization NAME --dry-run' prints.";
        var name = command.Argument("NAME", "The name of the Flux Kustomization.");
        var path = command.Value("--path <DIR>", "The directory to build. Default, without a file: spec.path in the source of the object.");
        var file = command.Value("--kustomization-file <FILE>", "The file that holds the Flux Kustomization. Default: it is found in the repository, with the variables of its substituteFrom.");
        var cluster = command.Value("--cluster <NAME>", "Without a file: the cluster that applies the object, where several do.");
        var @namespace = command.Value("-n|--namespace <NAMESPACE>", $"The namespace of the Flux Kustomization. Default: ${NamespaceVariable}, or flux-system.");
        var ignorePaths = command.Values("--ignore-paths <PATTERNS>", "Leave out what the patterns match, in the syntax of .gitignore; comma-separated, repeatable.");
        var isStrict = command.Switch("--strict-substitute", "Fail when a variable without default has no value.");
        var isRecursive = command.Switch("-r|--recursive", "Build the Flux Kustomizations in the output too.");
        var localSources = command.Values("--local-sources <SOURCES>", "The directories that stand for sources, as Kind/namespace/name=DIR; comma-separated, repeatable.");
        var inMemory = command.Switch("--in-memory-build", "Read nothing outside of the working directory.");
        var isDryRun = command.Switch("--dry-run", "Accepted for the sake of 'flux build': no cluster is ever asked.");
        command.OnExecute(() =>
        {
            if (Problem(name.Value, path.Value(), file.Value(), isDryRun.HasValue()) is { } problem)
            {
                screen.Say(problem);
                return (int)ExitCode.Findings;
            }

            var request = new KustomizationRequest(name.Value!, NamespaceOf(@namespace.Value(), screen), path.Value(), file.Value())
            {
                Cluster = cluster.Value(),
                IgnorePaths = Split(ignorePaths),
                IsStrict = isStrict.HasValue(),
                IsRecursive = isRecursive.HasValue(),
                LocalSources = Pairs(localSources),
                InMemory = inMemory.HasValue(),
            };
            return (int)(new KustomizationBuild(request).Print(command.Out, command.Error) ? ExitCode.Clean : ExitCode.Findings);
        });
    });

    /// <summary>What flux checks first, in its words and order (cmd/flux/build_kustomization.go:buildKsCmdRun).</summary>
    private static string? Problem(string? name, string? path, string? file, bool isDryRun)
    {
        if (string.IsNullOrEmpty(name))
        {
            return "kustomization name is required";
        }

        // An empty path is a mistake; none at all means the object's own where the repository holds it.
        if ((path is null && (file is not null || isDryRun)) || (path is not null && !Directory.Exists(path)))
        {
            return $"invalid resource path \"{(string.IsNullOrEmpty(path) ? "" : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))}\"";
        }

        if (file is null)
        {
            return isDryRun ? "dry-run mode requires a kustomization file" : null;
        }

        return Path.Exists(file) && !Directory.Exists(file) ? null : $"invalid kustomization file \"{file}\"";
    }

    private static string NamespaceOf(string? given, Screen screen)
    {
        if (given is not null)
        {
            return IsLabel(given) ? given : throw new UsageException($"namespace must be a valid DNS label: \"{given}\"");
        }

        var variable = Environment.GetEnvironmentVariable(NamespaceVariable);
        if (string.IsNullOrEmpty(variable))
        {
            return "flux-system";
        }

        if (IsLabel(variable))
        {
            return variable;
        }

        screen.Say($"ignoring invalid {NamespaceVariable}: \"{variable}\"");
        return "flux-system";
    }

    private static bool IsLabel(string text) =>
        text.Length is > 0 and <= 63 && text[0] != '-' && text[^1] != '-' && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static List<string> Split(CommandOption option) => [.. option.Values.SelectMany(v => Split(option, v!))];

    private static IReadOnlyList<string> Split(CommandOption option, string value)
    {
        try
        {
            return CommaList.Read(value);
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"--{option.LongName}: {value}: {wrong.Message}");
        }
    }

    /// <summary>Keys and values of a flag, as pflag reads them: with one <c>=</c> in all there is one pair, which needs no quotes.</summary>
    // spf13/pflag string_to_string.go:Set
    private static Dictionary<string, string> Pairs(CommandOption option)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in option.Values)
        {
            foreach (var pair in value!.Count(c => c == '=') < 2 ? [value!.Trim('"')] : Split(option, value!))
            {
                if (pair.Split('=', 2) is not [var key, var directory])
                {
                    throw new UsageException($"--{option.LongName}: {pair} must be formatted as key=value");
                }

                pairs[key] = directory;
            }
        }

        return pairs;
    }
}

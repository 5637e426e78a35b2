using System.Runtime.InteropServices;
using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Repo;

public sealed class RepoReaderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("dryflux-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Lists_yaml_sorted_by_path()
    {
        var listing = Read(new MemoryTree(("b/a.yml", "b: 1"), ("b-c.yaml", "a: 1"), ("B.yaml", ""), ("x.json", "{}"), ("a/Kustomization", "resources: []"), ("a/x.YAML", ""), (".git/x.yaml", ""), (".hidden/x.yaml", "")));
        Assert.Equal([".hidden/x.yaml", "B.yaml", "a/Kustomization", "b-c.yaml", "b/a.yml"], Paths(listing));
        Assert.Empty(listing.Problems);
        Assert.All(listing.Files, f => Assert.NotNull(f.Yaml));
        Assert.Equal(["a/x.YAML", "x.json"], listing.OtherFiles.Select(f => f.Path.Value));
    }

    [Fact]
    public void Passes_over_what_Git_ignores()
    {
        var tree = new MemoryTree(
            (".gitignore", "/out/\n*.gen.yaml\n!keep.gen.yaml\n"),
            ("apps/.gitignore", "!b.gen.yaml\nlocal.yaml\n"),
            ("out/.gitignore", "!*"),
            ("out/a.yaml", ""),
            ("a.gen.yaml", ""),
            ("keep.gen.yaml", ""),
            ("apps/b.gen.yaml", ""),
            ("apps/local.yaml", ""),
            ("apps/out/a.yaml", ""),
            ("local.yaml", ""));
        Assert.Equal(["apps/b.gen.yaml", "apps/out/a.yaml", "keep.gen.yaml", "local.yaml"], Paths(Read(tree)));
        Assert.Equal(7, Read(tree, new RepoReaderOptions { UseGitIgnore = false }).Files.Count);
    }

    [Fact]
    public void Passes_over_what_the_configuration_excludes()
    {
        var tree = new MemoryTree(("docs/a.yaml", ""), ("x/testdata/a.yaml", "\0"), ("x/a.yaml", ""));
        var options = new RepoReaderOptions { IsExcluded = path => path is "docs" or "x/testdata" };
        var listing = Read(tree, options);
        Assert.Equal(["x/a.yaml"], Paths(listing));
        Assert.Empty(listing.Problems);
    }

    [Fact]
    public void Keeps_links_that_lead_to_files_inside()
    {
        var tree = new MemoryTree(("real/a.yaml", "a: 1"), ("real/plain.txt", "b: 1"), ("c.yaml", ""))
            .AddLink("dir", "real")
            .AddLink("again.yaml", "real/a.yaml")
            .AddLink("chain.yaml", "again.yaml")
            .AddLink("x/plain.yaml", "../dir/plain.txt")
            .AddLink("notes.txt", "c.yaml");
        var listing = Read(tree);
        Assert.Equal(["c.yaml", "real/a.yaml", "real/plain.txt"], Paths(listing));
        Assert.Empty(listing.Problems);
    }

    [Fact]
    public void Tells_of_links_that_lead_nowhere()
    {
        var tree = new MemoryTree(("a/b.yaml", ""), (".gitignore", "ignored.yaml"))
            .AddLink("out.yaml", "../secret.yaml")
            .AddLink("absolute", "../../etc")
            .AddLink("circle.yaml", "a/back.yaml")
            .AddLink("a/back.yaml", "../circle.yaml")
            .AddLink("a/self", "self")
            .AddLink("gone.yaml", "a/nothing.yaml")
            .AddLink("through.yaml", "absolute/passwd")
            .AddLink("ignored.yaml", "../secret.yaml")
            .AddLink("up", ".");
        var listing = Read(tree);
        Assert.Equal(["a/b.yaml"], Paths(listing));
        Assert.Equal(
            [
                ("a/back.yaml", RepoProblemKind.LinkCircle),
                ("a/self", RepoProblemKind.LinkCircle),
                ("absolute", RepoProblemKind.LinkLeavesRoot),
                ("circle.yaml", RepoProblemKind.LinkCircle),
                ("gone.yaml", RepoProblemKind.LinkToNothing),
                ("out.yaml", RepoProblemKind.LinkLeavesRoot),
                ("through.yaml", RepoProblemKind.LinkLeavesRoot),
            ],
            Problems(listing));
    }

    [Fact]
    public void Tells_of_files_that_are_no_text()
    {
        var tree = new MemoryTree(("a.yaml", "a: 1")).Add("latin.yaml", [0x61, 0x3A, 0x20, 0xE9]).Add("mark.yaml", [0xEF, 0xBB, 0xBF, 0x61]);
        var listing = Read(tree);
        Assert.Equal(["a.yaml", "mark.yaml"], Paths(listing));
        Assert.Equal([("latin.yaml", RepoProblemKind.NotText)], Problems(listing));
    }

    [Fact]
    public void Keeps_broken_yaml_with_its_error()
    {
        var listing = Read(new MemoryTree(("a.yaml", "a: [")));
        Assert.NotNull(Assert.Single(listing.Files).Yaml!.Error);
        Assert.Empty(listing.Problems);
    }

    [Fact]
    public void Does_not_read_what_is_too_large()
    {
        var tree = new Tree { Entries = { [""] = [new TreeEntry("huge.yaml", EntryKind.File, 1L << 40)] } };
        var file = Assert.Single(Read(tree).Files);
        Assert.Equal(YamlErrorKind.Limit, file.Yaml!.Error!.Kind);
        Assert.Equal(0, tree.Reads);
    }

    [Fact]
    public void Tells_of_what_vanishes_or_cannot_be_read()
    {
        var tree = new Tree
        {
            Entries =
            {
                [""] =
                [
                    new TreeEntry(".gitignore", EntryKind.File, 3),
                    new TreeEntry("a.yaml", EntryKind.File, 3),
                    new TreeEntry("gone", EntryKind.Directory),
                    new TreeEntry("link.yaml", EntryKind.Link, 0, "locked/x.yaml"),
                    new TreeEntry("locked", EntryKind.Directory),
                    new TreeEntry("pipe.yaml", EntryKind.File),
                ],
            },
            Locked = { "locked" },
        };
        var listing = Read(tree);
        Assert.Equal(["pipe.yaml"], Paths(listing));
        Assert.Equal(
            [
                (".gitignore", RepoProblemKind.UnreadableFile),
                ("a.yaml", RepoProblemKind.UnreadableFile),
                ("gone", RepoProblemKind.NoDirectory),
                ("link.yaml", RepoProblemKind.UnreadableFile),
                ("locked", RepoProblemKind.UnreadableDirectory),
            ],
            Problems(listing));
    }

    [Fact]
    public void Reads_a_directory_on_disk()
    {
        Write(".gitignore", "ignored/\n");
        Write(".git/config.yaml", "a: 1");
        Write("ignored/a.yaml", "a: 1");
        Write("apps/web/a.yaml", "a: 1\n---\nb: 2\n");
        Write("apps/ä b.yml", "a: 1");
        File.WriteAllBytes(Path.Join(_directory, "latin.yaml"), [0x61, 0x3A, 0x20, 0xE9]);
        Directory.CreateSymbolicLink(Path.Join(_directory, "dir"), "apps");
        File.CreateSymbolicLink(Path.Join(_directory, "inside.yaml"), Path.Join(_directory, "apps/web/a.yaml"));
        File.CreateSymbolicLink(Path.Join(_directory, "outside.yaml"), "../other.yaml");
        File.CreateSymbolicLink(Path.Join(_directory, "circle.yaml"), "circle.yaml");
        var listing = Read(new DiskTree(_directory));
        Assert.Equal(["apps/web/a.yaml", "apps/ä b.yml"], Paths(listing));
        Assert.Equal(2, listing.Files[0].Yaml!.Documents.Count);
        Assert.Equal(
            [("circle.yaml", RepoProblemKind.LinkCircle), ("latin.yaml", RepoProblemKind.NotText), ("outside.yaml", RepoProblemKind.LinkLeavesRoot)],
            Problems(listing));
    }

    [Fact]
    public void Tells_that_the_root_is_not_there() =>
        Assert.Equal([("", RepoProblemKind.NoDirectory)], Problems(Read(new DiskTree(Path.Join(_directory, "none")))));

    [Fact]
    public void Does_not_wait_for_pipes()
    {
        if (OperatingSystem.IsWindows() || MakePipe(Path.Join(_directory, "pipe.yaml"), 0x180) != 0)
        {
            return;
        }

        var listing = Read(new DiskTree(_directory));
        Assert.Empty(listing.Problems);
        Assert.All(listing.Files, f => Assert.Empty(f.Yaml!.Documents));
    }

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    private static RepoListing Read(IFileTree tree, RepoReaderOptions? options = null) => RepoReader.Read(new Repository(tree), options);

    private static IEnumerable<string> Paths(RepoListing listing) => listing.Files.Select(f => f.Path.Value);

    private static IEnumerable<(string, RepoProblemKind)> Problems(RepoListing listing) => listing.Problems.Select(p => (p.Path.Value, p.Kind));

    private void Write(string path, string text)
    {
        var full = Path.Join(_directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>A tree whose files cannot be read and whose directories may vanish.</summary>
    private sealed class Tree : IFileTree
    {
        public string Root => "";

        public Dictionary<string, TreeEntry[]> Entries { get; } = [];

        public HashSet<string> Locked { get; } = [];

        public int Reads { get; private set; }

        public IReadOnlyList<TreeEntry>? List(RepoPath directory) =>
            Locked.Contains(directory.Value) ? throw new IOException("permission denied") : Entries.GetValueOrDefault(directory.Value);

        public byte[] Read(RepoPath file)
        {
            Reads++;
            throw new IOException("no luck");
        }
    }
}

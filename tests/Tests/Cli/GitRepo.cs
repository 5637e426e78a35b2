using System.Diagnostics;

namespace Dryflux.Tests.Cli;

/// <summary>A checkout on disk that lasts as long as a test.</summary>
internal sealed class GitRepo : IDisposable
{
    private readonly TempRepo _files;

    public GitRepo(params (string Path, string Text)[] files)
    {
        _files = new TempRepo(files);
        Git("init", "-q", "-b", "main");
        Commit();
    }

    public string Root => _files.Root;

    public string this[string path] => _files[path];

    /// <summary>Writes files; null removes one.</summary>
    public GitRepo Write(params (string Path, string? Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            if (text is null)
            {
                File.Delete(this[path]);
            }
            else
            {
                _files.Add(path, System.Text.Encoding.UTF8.GetBytes(text));
            }
        }

        return this;
    }

    public GitRepo Commit()
    {
        Git("add", "-A");
        Git("-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "-q", "--allow-empty", "-m", "a commit");
        return this;
    }

    public void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        _files.Dispose();
    }
}

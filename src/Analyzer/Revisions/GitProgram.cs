#pragma warning disable RS0030 // The one door through which a program is started, and the program is git.

using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Dryflux.Analyzer.Revisions;

/// <summary>Asks the program <c>git</c> about a checkout. Nothing is written, nothing fetched, no hook or pager of the repository is run.</summary>
/// <param name="directory">A directory of the checkout; paths are given and told relative to it.</param>
internal sealed class GitProgram(string directory)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What git prints, or null when it ends with another code than 0.</summary>
    /// <exception cref="UsageException">There is no git, or it refuses to work here.</exception>
    public byte[]? TryRun(params IReadOnlyList<string> arguments)
    {
        var (code, output, error) = Start(arguments, "");

        // 128 stands for what git calls fatal: no checkout, one of another user, an object that is missing.
        return code == 0 ? output : code == 128 && error.Contains("dubious ownership", StringComparison.Ordinal) ? throw Refused(error) : null;
    }

    /// <summary>The same as a line of text.</summary>
    /// <exception cref="UsageException">There is no git, or it refuses to work here.</exception>
    public string? TryLine(params IReadOnlyList<string> arguments) => TryRun(arguments) is { } output ? Utf8.GetString(output).TrimEnd() : null;

    /// <summary>What git prints.</summary>
    /// <param name="input">What it reads.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="UsageException">There is no git, or it fails.</exception>
    public byte[] Run(string input, params IReadOnlyList<string> arguments)
    {
        var (code, output, error) = Start(arguments, input);
        return code == 0 ? output : throw Refused(error);
    }

    private static UsageException Refused(string error) => new($"--base: git: {error.Trim().Split('\n')[0]}");

    private (int Code, byte[] Output, string Error) Start(IReadOnlyList<string> arguments, string input)
    {
        var start = new ProcessStartInfo("git")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Utf8,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])["-C", directory, "-c", "core.fsmonitor=false", "-c", "protocol.allow=never", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            return Talk(process, Utf8.GetBytes(input));
        }
        catch (Win32Exception)
        {
            throw new UsageException("--base: a revision is read with git, which cannot be started: is it on the PATH?");
        }
    }

    /// <summary>All three streams at once: a full pipe would block both sides.</summary>
    private static (int Code, byte[] Output, string Error) Talk(Process process, byte[] input)
    {
        using var output = new MemoryStream();
        var error = "";
        var writer = new Thread(() => Write(process.StandardInput.BaseStream, input));
        var listener = new Thread(() => error = process.StandardError.ReadToEnd());
        writer.Start();
        listener.Start();
        process.StandardOutput.BaseStream.CopyTo(output);
        writer.Join();
        listener.Join();
        process.WaitForExit();
        return (process.ExitCode, output.ToArray(), error);
    }

    private static void Write(Stream stream, byte[] input)
    {
        try
        {
            using (stream)
            {
                stream.Write(input);
            }
        }
        catch (IOException)
        {
            // Git has ended without reading; its code tells why.
        }
    }
}

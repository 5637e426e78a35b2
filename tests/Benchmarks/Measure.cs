using System.Diagnostics;
using System.Globalization;

namespace Dryflux.Benchmarks;

/// <summary>Runs of whole programs and of code, each several times; the median counts.</summary>
internal static class Measure
{
    /// <summary>The built executable of this checkout.</summary>
    public static string Dryflux { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Analyzer", "release", OperatingSystem.IsWindows() ? "dryflux.exe" : "dryflux"));

    /// <summary>Wall time, processor time and peak memory of a program; null when it cannot be started.</summary>
    public static ProcessRun? Process(int times, string program, params string[] arguments) => ProcessIn(Environment.CurrentDirectory, times, program, arguments);

    /// <summary>The same in a working directory.</summary>
    public static ProcessRun? ProcessIn(string directory, int times, string program, params string[] arguments)
    {
        var runs = new List<ProcessRun>();
        for (var i = 0; i < times; i++)
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
            var before = ProcessorOfChildren();
            var watch = Stopwatch.StartNew();
            try
            {
                using var process = System.Diagnostics.Process.Start(start)!;
                process.OutputDataReceived += (_, _) => { };
                process.ErrorDataReceived += (_, _) => { };
                process.BeginOutputReadLine();
                process.BeginErrorReadLine();
                var peak = 0L;
                while (!process.WaitForExit(2))
                {
                    peak = Math.Max(peak, PeakMemory(process.Id));
                }

                runs.Add(new ProcessRun(watch.Elapsed.TotalMilliseconds, ProcessorOfChildren() - before, peak / 1024.0 / 1024.0));
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }
        }

        return runs.OrderBy(r => r.Wall).ElementAt(runs.Count / 2);
    }

    /// <summary>Median milliseconds of some code, after one run that does not count.</summary>
    public static double Code(int times, Action code)
    {
        code();
        var runs = new double[times];
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            code();
            runs[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(runs);
        return runs[times / 2];
    }

    /// <summary>
    /// Median processor milliseconds, on all threads, of each of some codes. They run in turn, so that what a machine does meanwhile meets all of
    /// them, and a few times before it counts: code that has just started is compiled while it runs.
    /// </summary>
    public static double[] Processor(int times, params Action[] codes)
    {
        const int Warm = 4;
        var runs = Array.ConvertAll(codes, _ => new List<double>());
        for (var i = 0; i < Warm + times; i++)
        {
            for (var code = 0; code < codes.Length; code++)
            {
                GC.Collect();
                var before = Environment.CpuUsage.TotalTime;
                codes[code]();
                if (i >= Warm)
                {
                    runs[code].Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
                }
            }
        }

        return Array.ConvertAll(runs, r => r.Order().ElementAt(times / 2));
    }

    /// <summary>Milliseconds of all ended child processes; 0 where the machine does not tell. Of an ended process .NET knows no time.</summary>
    private static double ProcessorOfChildren()
    {
        const string Own = "/proc/self/stat";
        const double MillisecondsPerTick = 10;
        if (!File.Exists(Own))
        {
            return 0;
        }

        // The name in brackets may hold blanks; user and system time of children are the 14th and 15th fields behind it.
        var fields = File.ReadAllText(Own).Split(") ")[^1].Split(' ');
        return (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) * MillisecondsPerTick;
    }

    private static long PeakMemory(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

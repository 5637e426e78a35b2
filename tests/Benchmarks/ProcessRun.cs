namespace Dryflux.Benchmarks;

/// <summary>What one run of a program cost.</summary>
/// <param name="Wall">Milliseconds from start to end.</param>
/// <param name="Processor">Milliseconds of all cores.</param>
/// <param name="PeakMemory">Mebibytes; 0 where the machine does not tell.</param>
internal sealed record ProcessRun(double Wall, double Processor, double PeakMemory)
{
    public override string ToString() => $"{Wall,8:F0} ms wall {Processor,8:F0} ms processor {PeakMemory,6:F0} MiB";
}

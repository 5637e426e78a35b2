using System.Runtime.ExceptionServices;

namespace Dryflux.Manifests;

/// <summary>Numbered pieces of work that the caller and idle cores share.</summary>
/// <remarks>
/// Each begins at a place of its own, since neighbours often need the same thing made first, and helps the others when it is through.
/// Not <c>Parallel.For</c>: that waits for its helpers even when nothing is left for them to do, so a piece that waits for what another
/// thread works out could hold up both until the thread pool grows, half a second later. It also has to be compiled anew at every start.
/// </remarks>
internal sealed class ParallelWork
{
    private readonly int _count;
    private readonly Action<int> _piece;
    private readonly int[] _ends;
    private readonly int[] _next;
    private readonly object _gate = new();
    private int _workers;
    private int _done;
    private ExceptionDispatchInfo? _fault;

    public ParallelWork(int count, Action<int> piece)
    {
        _count = count;
        _piece = piece;
        var ranges = Math.Max(1, Math.Min(Environment.ProcessorCount, count));
        _next = new int[ranges];
        _ends = new int[ranges];
        for (var range = 0; range < ranges; range++)
        {
            _next[range] = (int)((long)count * range / ranges);
            _ends[range] = (int)((long)count * (range + 1) / ranges);
        }
    }

    /// <summary>Does every piece, and returns when the last is done.</summary>
    public void Run()
    {
        for (var helper = 1; helper < _ends.Length; helper++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => work.DoWhatIsLeft(), this, preferLocal: false);
        }

        DoWhatIsLeft();
        lock (_gate)
        {
            while (Volatile.Read(ref _done) < _count)
            {
                Monitor.Wait(_gate);
            }
        }

        _fault?.Throw();
    }

    private void DoWhatIsLeft()
    {
        var own = Interlocked.Increment(ref _workers) - 1;
        for (var others = 0; others < _ends.Length; others++)
        {
            var range = (own + others) % _ends.Length;
            for (var i = Interlocked.Increment(ref _next[range]) - 1; i < _ends[range]; i = Interlocked.Increment(ref _next[range]) - 1)
            {
                Do(i);
            }
        }
    }

    private void Do(int number)
    {
        try
        {
            _piece(number);
        }
        catch (Exception fault)
        {
            _fault ??= ExceptionDispatchInfo.Capture(fault);
        }

        if (Interlocked.Increment(ref _done) == _count)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }
}

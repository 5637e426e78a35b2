namespace Dryflux.Manifests;

/// <summary>Work on all cores.</summary>
public static class ParallelExtensions
{
    private static readonly ParallelOptions Cores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    // What is mapped may wait for what another thread maps: threads beyond the cores must come at once, not one in half a second.
    static ParallelExtensions()
    {
        ThreadPool.GetMinThreads(out _, out var completion);
        ThreadPool.SetMinThreads(4 * Environment.ProcessorCount, completion);
    }

    /// <summary>Maps every item, several at a time; the results stand in the order of the items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="map">Called once an item, from several threads.</param>
    /// <remarks>Not PLINQ: the methods of a query over value types are compiled anew at every start.</remarks>
    public static TResult[] SelectInParallel<T, TResult>(this IReadOnlyList<T> items, Func<T, TResult> map)
        where T : class
        where TResult : class?
    {
        var results = new TResult[items.Count];
        if (items.Count == 1)
        {
            results[0] = map(items[0]);
        }
        else
        {
            Parallel.For(0, results.Length, Cores, i => results[i] = map(items[i]));
        }

        return results;
    }
}

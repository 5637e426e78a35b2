namespace Dryflux.Manifests;

/// <summary>Work on all cores.</summary>
public static class ParallelExtensions
{
    /// <summary>Maps every item, several at a time; the results stand in the order of the items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="map">Called once an item, from several threads.</param>
    public static TResult[] SelectInParallel<T, TResult>(this IReadOnlyList<T> items, Func<T, TResult> map)
        where T : class
        where TResult : class?
    {
        var results = new TResult[items.Count];
        new ParallelWork(items.Count, i => results[i] = map(items[i])).Run();
        return results;
    }
}

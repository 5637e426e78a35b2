using Dryflux.Manifests.Repo;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// Keeps each directory's accumulation, so that no directory is built twice, however many overlays include it and however many
/// threads build. A thread waits for another's work unless that would be a circle of waiting.
/// </summary>
internal sealed class AccumulationCache
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Key, Entry> _entries = [];
    private readonly Dictionary<int, Entry> _waiting = [];

    /// <summary>What an accumulation depends on besides the repository.</summary>
    /// <param name="Directory">The directory.</param>
    /// <param name="Schema">The schema set before, or null.</param>
    /// <param name="OriginPath">The path that origin annotations give the directory, or null when nobody asks for them.</param>
    public readonly record struct Key(RepoPath Directory, OpenApiSchema? Schema, string? OriginPath);

    /// <summary>The accumulation of a key, computed by the first who asks.</summary>
    public Accumulation Get(Key key, Func<Accumulation> compute)
    {
        var me = Environment.CurrentManagedThreadId;
        Entry entry;
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out entry!))
            {
                _entries[key] = entry = new Entry(me);
            }
            else if (entry.Result is { } ready)
            {
                return ready;
            }
            else if (IsCircle(entry, me))
            {
                entry = new Entry(me);
            }
            else
            {
                _waiting[me] = entry;
            }
        }

        if (entry.Owner != me)
        {
            entry.Done.Wait();
            lock (_lock)
            {
                _waiting.Remove(me);
            }

            return entry.Result ?? throw new InvalidOperationException("the build of a base ended without a result");
        }

        try
        {
            return entry.Result = compute();
        }
        finally
        {
            entry.Done.Set();
        }
    }

    private bool IsCircle(Entry entry, int me)
    {
        while (entry.Owner != me)
        {
            if (!_waiting.TryGetValue(entry.Owner, out var next) || next.Result is not null)
            {
                return false;
            }

            entry = next;
        }

        return true;
    }

    private sealed class Entry(int owner)
    {
        public int Owner { get; } = owner;

        public ManualResetEventSlim Done { get; } = new();

        public Accumulation? Result { get; set; }
    }
}

namespace Dryflux.Manifests.Go;

/// <summary>
/// A piece of a Go pattern. Height and size are those by which Go bounds a pattern (regexp/syntax/parse.go: calcHeight, calcSize).
/// </summary>
/// <param name="Height">Levels of the tree.</param>
/// <param name="Size">Instructions it compiles to.</param>
internal abstract record RegexNode(int Height, long Size)
{
    /// <summary>One character out of a set. <paramref name="IsLiteral"/>: Go joins neighbours of this kind into one string.</summary>
    public sealed record Character(CodePointSet Set, bool IsLiteral) : RegexNode(1, 1);

    /// <summary>What matches without taking a character.</summary>
    public sealed record Empty(Assertion Assertion) : RegexNode(1, 1);

    /// <summary>One after the other.</summary>
    public sealed record Sequence(RegexNode[] Items) : RegexNode(HeightOf(Items), SizeOf(Items))
    {
        // Literals in a row are one string in Go.
        private static int HeightOf(RegexNode[] items) =>
            Array.TrueForAll(items, i => i is Character { IsLiteral: true }) ? 1 : 1 + Highest(items);
    }

    /// <summary>The first that leads to a match.</summary>
    public sealed record Choice(RegexNode[] Items) : RegexNode(1 + Highest(Items), SizeOf(Items) + Items.Length - 1);

    /// <summary>A group that keeps what it caught.</summary>
    public sealed record Group(int Number, RegexNode Item) : RegexNode(1 + Item.Height, 2 + Item.Size);

    /// <summary>From <paramref name="Min"/> to <paramref name="Max"/> times (null: no end). <paramref name="IsCounted"/>: written with braces.</summary>
    public sealed record Repeat(RegexNode Item, int Min, int? Max, bool IsLazy, bool IsCounted)
        : RegexNode(1 + Item.Height, SizeOf(Item.Size, Min, Max, IsCounted))
    {
        private static long SizeOf(long item, int min, int? max, bool isCounted) => (isCounted, min, max) switch
        {
            (_, 0, null) => 2 + item,
            (false, _, _) => 1 + item,
            (_, _, null) => 1 + (min * item),
            (_, _, { } most) => Math.Max(1, (most * item) + most - min),
        };
    }

    private static int Highest(RegexNode[] items)
    {
        var highest = 0;
        foreach (var item in items)
        {
            highest = Math.Max(highest, item.Height);
        }

        return highest;
    }

    private static long SizeOf(RegexNode[] items)
    {
        var size = 0L;
        foreach (var item in items)
        {
            size += item.Size;
        }

        return size;
    }
}

namespace Dryflux.Simulator.Kustomize.Reading;

/// <summary>What may stand at a place of a kustomization file or of a transformer's configuration, as upstream's Go types have it.</summary>
public abstract record ConfigShape
{
    /// <summary>A string.</summary>
    public static ConfigShape Text { get; } = new TextShape();

    /// <summary>A boolean.</summary>
    public static ConfigShape Flag { get; } = new FlagShape();

    /// <summary>A whole number.</summary>
    public static ConfigShape Integer { get; } = new IntegerShape();

    /// <summary>A span of time as Go writes it, such as <c>1h30m</c>; numbers and booleans are never turned into one.</summary>
    public static ConfigShape Duration { get; } = new DurationShape();

    /// <summary>Any value at all.</summary>
    public static ConfigShape Anything { get; } = new AnyShape();

    /// <summary>A list of strings.</summary>
    public static ConfigShape Texts { get; } = new ListShape(Text);

    /// <summary>A mapping of strings to strings.</summary>
    public static ConfigShape TextMap { get; } = new MapShape();

    /// <summary>A list of one shape.</summary>
    public static ConfigShape ListOf(ConfigShape item) => new ListShape(item);

    /// <summary>A mapping with known fields.</summary>
    /// <param name="typeName">The Go type, which messages name.</param>
    /// <param name="fields">Field names and their shapes.</param>
    public static ObjectShape Object(string typeName, params (string Name, ConfigShape Shape)[] fields) => new(typeName, fields);

    /// <summary>What Go calls the type.</summary>
    public abstract string GoType { get; }

    internal sealed record TextShape : ConfigShape
    {
        public override string GoType => "string";
    }

    internal sealed record FlagShape : ConfigShape
    {
        public override string GoType => "bool";
    }

    internal sealed record IntegerShape : ConfigShape
    {
        public override string GoType => "int64";
    }

    internal sealed record DurationShape : ConfigShape
    {
        public override string GoType => "string";
    }

    internal sealed record AnyShape : ConfigShape
    {
        public override string GoType => "interface {}";
    }

    internal sealed record MapShape : ConfigShape
    {
        public override string GoType => "map[string]string";
    }

    internal sealed record ListShape(ConfigShape Item) : ConfigShape
    {
        public override string GoType => $"[]{Item.GoType}";
    }
}

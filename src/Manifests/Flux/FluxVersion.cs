using System.Globalization;

namespace Dryflux.Manifests.Flux;

/// <summary>A Flux release line, such as 2.9.</summary>
/// <param name="Major">Major version.</param>
/// <param name="Minor">Minor version.</param>
public sealed record FluxVersion(int Major, int Minor) : IComparable<FluxVersion>
{
    /// <summary>The newest release that the facts in this program cover.</summary>
    public static FluxVersion Newest { get; } = new(2, 9);

    /// <summary>The release line after this one.</summary>
    public FluxVersion Next => this with { Minor = Minor + 1 };

    /// <summary>The oldest release that the facts in this program cover.</summary>
    public static FluxVersion Oldest { get; } = new(2, 0);

    /// <summary>Reads <c>2.9</c>, <c>v2.9</c>, <c>v2.9.4</c> or <c>2.9.x</c>; null for anything else.</summary>
    public static FluxVersion? TryParse(string text)
    {
        var parts = text.TrimStart('v').Split('.');
        return parts.Length is 2 or 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new FluxVersion(major, minor)
            : null;
    }

    /// <inheritdoc/>
    public int CompareTo(FluxVersion? other) => other is null ? 1 : Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>True when the left release is older; false when one is unknown.</summary>
    public static bool operator <(FluxVersion? left, FluxVersion? right) => left is not null && right is not null && left.CompareTo(right) < 0;

    /// <summary>True when the left release is newer; false when one is unknown.</summary>
    public static bool operator >(FluxVersion? left, FluxVersion? right) => left is not null && right is not null && left.CompareTo(right) > 0;

    /// <summary>True when the left release is older or the same; false when one is unknown.</summary>
    public static bool operator <=(FluxVersion? left, FluxVersion? right) => left is not null && right is not null && left.CompareTo(right) <= 0;

    /// <summary>True when the left release is newer or the same; false when one is unknown.</summary>
    public static bool operator >=(FluxVersion? left, FluxVersion? right) => left is not null && right is not null && left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}

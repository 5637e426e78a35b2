namespace Dryflux.Manifests.Repo;

/// <summary>
/// A glob for a whole path as Git matches it: <c>*</c> stays within a name, <c>**</c> between slashes is any number of names. Git
/// takes the plain text at the start off first (dir.c:match_pathname), so that <c>a**/b</c> matches ab and a/x/b.
/// </summary>
internal sealed class GlobPath
{
    private readonly string _prefix;
    private readonly GlobComponent[] _components;

    private GlobPath(string prefix, GlobComponent[] components)
    {
        _prefix = prefix;
        _components = components;
    }

    /// <summary>Reads a glob; null when it is malformed and so matches nothing.</summary>
    public static GlobPath? Parse(string text)
    {
        var special = text.AsSpan().IndexOfAny("*?[\\");
        var prefix = special < 0 ? text : text[..special];
        var components = new List<GlobComponent>();
        foreach (var part in Split(text[prefix.Length..]))
        {
            var component = part.Length > 1 && part.AsSpan().Trim('*').IsEmpty ? GlobComponent.AnyNames : GlobComponent.Parse(part, IgnoreSyntax.Git);
            if (component is null)
            {
                return null;
            }

            components.Add(component);
        }

        return new GlobPath(prefix, special < 0 ? [] : [.. components]);
    }

    /// <summary>True when the whole path matches.</summary>
    public bool Matches(ReadOnlySpan<char> path)
    {
        if (!path.StartsWith(_prefix, StringComparison.Ordinal))
        {
            return false;
        }

        path = path[_prefix.Length..];
        return _components.Length == 0 ? path.IsEmpty : Matches(_components, path, hasName: true);
    }

    /// <param name="components">What is left of the glob.</param>
    /// <param name="path">What is left of the path.</param>
    /// <param name="hasName">False when no name is left; a name may be empty where the plain text at the start ended inside it.</param>
    private static bool Matches(ReadOnlySpan<GlobComponent> components, ReadOnlySpan<char> path, bool hasName)
    {
        for (; !components.IsEmpty; TakeName(ref path, ref hasName))
        {
            var component = components[0];
            components = components[1..];
            if (component == GlobComponent.AnyNames)
            {
                if (components.IsEmpty)
                {
                    return hasName;
                }

                for (; hasName; TakeName(ref path, ref hasName))
                {
                    if (Matches(components, path, hasName: true))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (!hasName || !component.Matches(Name(path)))
            {
                return false;
            }
        }

        return !hasName;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> path) => path.IndexOf('/') is var slash and >= 0 ? path[..slash] : path;

    private static void TakeName(ref ReadOnlySpan<char> path, ref bool hasName)
    {
        var slash = path.IndexOf('/');
        hasName = slash >= 0;
        path = hasName ? path[(slash + 1)..] : [];
    }

    /// <summary>The parts between slashes; one in a class is no separator.</summary>
    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var start = 0;
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at++];
            if (c == '\\' && at < text.Length)
            {
                if (text[at++] == '/')
                {
                    parts.Add(text[start..(at - 2)]);
                    start = at;
                }
            }
            else if (c == '[')
            {
                var end = at;
                at = GlobClass.Parse(text, ref end, IgnoreSyntax.Git) is null ? at : end;
            }
            else if (c == '/')
            {
                parts.Add(text[start..(at - 1)]);
                start = at;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }
}

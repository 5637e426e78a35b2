using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Analyzer.Config;

/// <summary>The mistakes of a configuration file, gathered so that all are told at once, and reading of values that may be mistaken.</summary>
internal sealed class Mistakes
{
    private readonly List<(Place Place, string Message)> _found = [];

    /// <summary>Notes a mistake.</summary>
    public void Add(Place place, string message) => _found.Add((place, message));

    /// <summary>Notes a mistake at a value.</summary>
    public void Add(Field field, string message) => Add(field.Origin.Place, message);

    /// <summary>Ends the run when there was any mistake: one line each, in order of the text.</summary>
    /// <exception cref="UsageException">There was one.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count > 0)
        {
            throw new UsageException(string.Join('\n', _found.OrderBy(m => m.Place.Span.Start).Select(m => $"{m.Place}: {m.Message}")));
        }
    }

    /// <summary>The fields of a mapping, each known; nothing for an absent field, a mistake for anything but a mapping.</summary>
    public IEnumerable<Field> Fields(Field at, params IReadOnlyList<string> known)
    {
        if (at.Exists && at.Map is null)
        {
            Add(at, $"{Name(at)} must be a mapping");
        }

        foreach (var field in at.Fields)
        {
            if (known.Count == 0 || known.Contains(field.Key!))
            {
                yield return field;
            }
            else
            {
                Add(field.KeyOrigin.Place, $"unknown key '{field.Key}'{Suggestion.For(field.Key!, known)}");
            }
        }
    }

    /// <summary>Notes the unknown keys of a mapping, or that it is none.</summary>
    public void CheckKeys(Field at, params IReadOnlyList<string> known)
    {
        foreach (var field in Fields(at, known))
        {
            _ = field;
        }
    }

    /// <summary>The text of a key that must be there.</summary>
    public string? Required(Field map, string key) => CheckWritten(map, key) ? Text(map[key]) : null;

    /// <summary>Notes that a key is missing. False when it is.</summary>
    public bool CheckWritten(Field map, string key)
    {
        if (!map[key].IsWritten)
        {
            Add(map.KeyOrigin.Place, $"'{key}' is missing");
        }

        return map[key].IsWritten;
    }

    /// <summary>The items of a list; a mistake for anything else.</summary>
    public IEnumerable<Field> Items(Field at)
    {
        if (at.Exists && at.List is null)
        {
            Add(at, $"{Name(at)} must be a list");
        }

        return at.Items;
    }

    /// <summary>A text; null and a mistake for anything else.</summary>
    public string? Text(Field at)
    {
        if (at.Text is { Length: > 0 } text)
        {
            return text;
        }

        Add(at, $"{Name(at)} must be a text");
        return null;
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(Field at) => [.. Items(at).Select(Text).OfType<string>()];

    /// <summary>A list of path patterns.</summary>
    public IReadOnlyList<string> Patterns(Field at)
    {
        foreach (var item in at.Items.Where(i => i.Text is { } text && PathPattern.TryParse(text) is null))
        {
            Add(item, $"'{item.Text}' must be a path from the repository root, without .. and without a / in front");
        }

        return Texts(at);
    }

    /// <summary>Notes a text that has not the parts of a shape such as <c>namespace/name</c>.</summary>
    public void CheckShape(Place at, string text, string shape)
    {
        var parts = text.Split('/');
        if (parts.Length != shape.Split('/').Length || parts.Contains(""))
        {
            Add(at, $"'{text}' is not {shape}");
        }
    }

    /// <summary>A whole number from 1 on; null and a mistake for anything else.</summary>
    public long? Positive(Field at, long most)
    {
        if (at.Integer is { } number and > 0 && number <= most)
        {
            return number;
        }

        Add(at, $"{Name(at)} must be a whole number from 1 to {most}");
        return null;
    }

    /// <summary>One of some words; null and a mistake for anything else.</summary>
    public string? Word(Field at, params IReadOnlyList<string> words)
    {
        // YAML 1.1 has it that off is false, so a false is as good as off.
        var text = at is { IsFalse: true } ? "off" : at.Text;
        if (text is not null && words.Contains(text))
        {
            return text;
        }

        Add(at, $"'{at.Text}' is not {string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}{(text is null ? "" : Suggestion.For(text, words))}");
        return null;
    }

    /// <summary>What a field is called in a message.</summary>
    public static string Name(Field at) => at.Parent is null ? "the configuration" : $"'{at.Path}'";
}

using System.Collections.Concurrent;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Types;

/// <summary>The functions of an environment. Types are written as in <c>list(string)</c>, <c>map(K, V)</c>; a single capital is a parameter.</summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<string, List<Declaration>> _declarations = new(StringComparer.Ordinal);

    // The types of an overload are read when an expression calls the function: there are hundreds, and most expressions call two.
    private readonly ConcurrentDictionary<string, IReadOnlyList<Overload>> _functions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CelType> _types = new(StringComparer.Ordinal)
    {
        ["dyn"] = CelType.Dyn,
        ["null"] = CelType.Null,
        ["bool"] = CelType.Bool,
        ["int"] = CelType.Int,
        ["uint"] = CelType.Uint,
        ["double"] = CelType.Double,
        ["string"] = CelType.String,
        ["bytes"] = CelType.Bytes,
        ["duration"] = CelType.Duration,
        ["timestamp"] = CelType.Timestamp,
    };

    /// <summary>Names of all functions.</summary>
    public IEnumerable<string> Names => _declarations.Keys;

    /// <summary>The overloads of a function, or null.</summary>
    public IReadOnlyList<Overload>? Find(string name) =>
        _declarations.TryGetValue(name, out var declarations)
            ? _functions.GetOrAdd(name, (_, all) => all.ConvertAll(d => new Overload(d.IsMember, [.. Split(d.Parameters).Select(Read)], Read(d.Result), d.Body)), declarations)
            : null;

    /// <summary>Declares a function that is called by its name.</summary>
    public void Global(string name, string parameters, string result, Func<CelValue[], CelValue> body) =>
        Global(name, parameters, result, (arguments, _) => body(arguments));

    /// <summary>Declares a function that is called by its name and does more than a glance at its arguments.</summary>
    public void Global(string name, string parameters, string result, Func<CelValue[], CelBudget, CelValue> body) =>
        Add(name, isMember: false, parameters, result, body);

    /// <summary>Declares a function that is called behind a dot; the first parameter is the target.</summary>
    public void Member(string name, string parameters, string result, Func<CelValue[], CelValue> body) =>
        Member(name, parameters, result, (arguments, _) => body(arguments));

    /// <summary>Declares a function that is called behind a dot and does more than a glance at its arguments.</summary>
    public void Member(string name, string parameters, string result, Func<CelValue[], CelBudget, CelValue> body) =>
        Add(name, isMember: true, parameters, result, body);

    private void Add(string name, bool isMember, string parameters, string result, Func<CelValue[], CelBudget, CelValue> body)
    {
        if (!_declarations.TryGetValue(name, out var declarations))
        {
            _declarations[name] = declarations = [];
        }

        declarations.Add(new Declaration(isMember, parameters, result, body));
    }

    private CelType Read(string text) => _types.GetOrAdd(text, Make);

    private CelType Make(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return text.Length == 1 ? CelType.Parameter(text) : CelType.Opaque(text);
        }

        var parts = Split(text[(open + 1)..^1]).Select(Read).ToArray();
        return text[..open] switch
        {
            "list" => CelType.List(parts[0]),
            "map" => CelType.Map(parts[0], parts[1]),
            "type" => CelType.TypeOf(parts[0]),
            "optional" => CelType.Optional(parts[0]),
            var name => CelType.Opaque(name, parts),
        };
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                if (i > start)
                {
                    parts.Add(text[start..i].Trim());
                }

                start = i + 1;
            }
            else
            {
                depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }

        return parts;
    }

    private sealed record Declaration(bool IsMember, string Parameters, string Result, Func<CelValue[], CelBudget, CelValue> Body);
}

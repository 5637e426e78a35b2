using System.Net;
using Dryflux.Analyzer.Reports;

namespace Dryflux.Analyzer.Graphs.Html;

/// <summary>Writes HTML: every element is closed, and every text and attribute is escaped.</summary>
/// <param name="output">Where to write.</param>
internal sealed class HtmlWriter(TextWriter output)
{
    /// <summary>An element with something in it.</summary>
    /// <param name="tag">Its name, with the attributes that never change.</param>
    /// <param name="content">Writes what is in it.</param>
    /// <param name="id">Its id, or null.</param>
    public void Element(string tag, Action content, string? id = null)
    {
        Open(tag, id is null ? "" : $" id=\"{Escape(id)}\"");
        content();
        output.Write($"</{Name(tag)}>");
    }

    /// <summary>An element with a text in it.</summary>
    public void Element(string tag, string text) => Element(tag, () => Text(text));

    /// <summary>A link.</summary>
    /// <param name="tag"><c>a</c>, with the attributes that never change.</param>
    /// <param name="address">Where it leads.</param>
    /// <param name="text">What is read.</param>
    /// <param name="attributes">Further attributes.</param>
    public void Link(string tag, string address, string text, params (string Name, string Value)[] attributes)
    {
        Open(tag, string.Concat(attributes.Prepend(("href", address)).Select(a => $" {a.Item1}=\"{Escape(a.Item2)}\"")));
        Text(text);
        output.Write("</a>");
    }

    /// <summary>A text.</summary>
    public void Text(string text) => output.Write(Escape(text));

    /// <summary>What is HTML already, none of it from a repository.</summary>
    public void Verbatim(string html) => output.Write(html);

    private void Open(string tag, string attributes) => output.Write($"<{tag}{attributes}>");

    private static string Name(string tag) => tag.Split(' ')[0];

    private static string Escape(string text) => WebUtility.HtmlEncode(Printable.Text(text));
}

using Dryflux.Analyzer.Revisions;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;

namespace Dryflux.Analyzer;

/// <summary>What a lint run looks at and how: flags and configuration put together.</summary>
internal sealed record LintOptions : RepositoryOptions
{
    /// <summary>Options for a directory, everything else left at its default.</summary>
    public LintOptions(string root)
        : base(root)
    {
    }

    /// <summary>Options for a repository that is known already.</summary>
    public LintOptions(RepositoryOptions repository)
        : base(repository)
    {
    }

    /// <summary>When not null, only findings in this file count; its path from the root.</summary>
    public string? OnlyFile { get; init; }

    /// <summary>Which rules run, and how.</summary>
    public RuleSettings Rules { get; init; } = new();

    /// <summary>Schemas beside those that come with dryflux and the CRDs of the repository.</summary>
    public GivenSchemas Schemas { get; init; } = GivenSchemas.None;

    /// <summary>The revision to compare with: only what the change brings is told. Null to tell everything.</summary>
    public BaseRevision? Base { get; init; }

    /// <summary>Findings that are known and not told again.</summary>
    public Baseline? Baseline { get; init; }
}

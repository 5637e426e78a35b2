namespace Dryflux.Analyzer;

/// <summary>What a run ends with. Part of the interface: see the README.</summary>
public enum ExitCode
{
    /// <summary>Nothing at or above the level that fails a run.</summary>
    Clean = 0,

    /// <summary>Findings at or above that level, or a build that failed.</summary>
    Findings = 1,

    /// <summary>Wrong usage or configuration.</summary>
    Usage = 2,

    /// <summary>A fault of dryflux itself.</summary>
    Fault = 3,

    /// <summary>The user interrupted a run that was writing; shells use the same number.</summary>
    Interrupted = 130,
}

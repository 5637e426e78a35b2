namespace Dryflux.Rules.Cel.Syntax;

/// <summary>The macros that go through a list or a map.</summary>
internal enum ComprehensionKind
{
    All,
    Exists,
    ExistsOne,
    Map,
    Filter,
    TransformList,
    TransformMap,
    TransformMapEntry,
    SortBy,
}

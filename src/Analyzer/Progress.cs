namespace Dryflux.Analyzer;

/// <summary>A line on a terminal that says what is going on, once it takes longer than people like to wait; gone afterwards.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private readonly TextWriter _terminal;
    private readonly Timer _timer;
    private bool _isShown;
    private bool _isOver;

    private Progress(TextWriter terminal, string text)
    {
        _terminal = terminal;
        _timer = new Timer(_ => Show(text), null, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to wait; null when nobody watches.</summary>
    public static Progress? Start(Screen screen, string text) => screen.IsErrorTerminal ? new Progress(screen.Error, text) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _isOver = true;
            if (_isShown)
            {
                _terminal.Write("\r\e[K");
            }
        }
    }

    private void Show(string text)
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _isShown = true;
                _terminal.Write(text);
            }
        }
    }
}

using System.Globalization;
using System.Text;

namespace MailFunctions.Checking.Transcripts;

/// <summary>Lines of which the first and the last are kept, and those between left out when they are too many.</summary>
/// <param name="maxBytes">How much is kept, in bytes of UTF-8.</param>
internal sealed class BoundedLines(int maxBytes)
{
    private readonly StringBuilder _first = new();
    private readonly Queue<string> _last = new();
    private readonly int _half = maxBytes / 2;
    private int _firstBytes;
    private int _lastBytes;
    private int _linesLeftOut;

    /// <summary>Adds a line, given without its end.</summary>
    public void Add(string line)
    {
        var bytes = Length(line);
        if (_last.Count == 0 && _firstBytes + bytes <= _half)
        {
            _firstBytes += bytes;
            _first.Append(line).Append('\n');
            return;
        }

        _last.Enqueue(line);
        _lastBytes += bytes;
        while (_lastBytes > _half && _last.Count > 1)
        {
            _lastBytes -= Length(_last.Dequeue());
            _linesLeftOut++;
        }
    }

    /// <summary>The text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(_first);
        if (_linesLeftOut > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{_linesLeftOut:N0} lines left out]\n");
        }

        return text.AppendJoin('\n', _last).Append(_last.Count > 0 ? "\n" : "").ToString();
    }

    private static int Length(string line) => Encoding.UTF8.GetByteCount(line) + 1;
}

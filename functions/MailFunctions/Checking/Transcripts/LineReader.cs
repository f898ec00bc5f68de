using System.Text;

namespace MailFunctions.Checking.Transcripts;

/// <summary>Puts lines together from the pieces in which one side of a session sends them. Remembers no more than a line's beginning and end.</summary>
/// <param name="literals">Whether lines may announce literals (RFC 9051, section 4.3).</param>
/// <param name="onLine">Is given each line.</param>
/// <param name="onLiteral">Is told how many bytes of a literal came.</param>
internal sealed class LineReader(bool literals, Action<Line> onLine, Action<long> onLiteral)
{
    private const int MaxLength = 8 * 1024;
    private const int EndLength = 32;
    private readonly byte[] _line = new byte[MaxLength];
    private readonly byte[] _end = new byte[EndLength];
    private long _length;
    private long _literal;
    private bool _goesOn;

    /// <summary>Takes in what was sent.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_literal > 0)
            {
                var part = (int)Math.Min(_literal, bytes.Length);
                _literal -= part;
                onLiteral(part);
                bytes = bytes[part..];
                continue;
            }

            var end = bytes.IndexOf((byte)'\n') + 1;
            Add(end > 0 ? bytes[..end] : bytes);
            if (end == 0)
            {
                return;
            }

            EndLine();
            bytes = bytes[end..];
        }
    }

    /// <summary>Takes what has no end yet for a line.</summary>
    public void EndLine()
    {
        if (_length == 0)
        {
            return;
        }

        var text = Decode(_line.AsSpan(0, (int)Math.Min(_length, MaxLength)));
        var line = new Line(text, _length <= MaxLength ? text : Decode(_end), _length, _length > MaxLength || _end[^1] != '\n', _goesOn);
        _literal = literals ? line.Literal : 0;
        _goesOn = _literal > 0;
        _length = 0;
        onLine(line);
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.TrimEnd("\r\n"u8));

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (_length < MaxLength)
        {
            bytes[..(int)Math.Min(bytes.Length, MaxLength - _length)].CopyTo(_line.AsSpan((int)_length));
        }

        var last = bytes[Math.Max(0, bytes.Length - EndLength)..];
        _end.AsSpan(last.Length).CopyTo(_end);
        last.CopyTo(_end.AsSpan(EndLength - last.Length));
        _length += bytes.Length;
    }
}

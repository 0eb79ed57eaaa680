using System.Globalization;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Users;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BasiqAdmin.Components.Layout;

/// <summary>
/// The one search box: a name, an e-mail, a mobile, a bank or any id. Suggestions come while somebody types; an id that is pasted whole is opened at once.
/// On static pages the browser posts the form itself, which leads to the list of users.
/// </summary>
public sealed partial class SearchBox(IUserDirectory directory, NavigationManager navigation, TimeProvider time)
{
    private const int Suggestions = 8;
    private const int ShortestText = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private CancellationTokenSource? _typing;
    private IReadOnlyList<SearchHit> _hits = [];
    private LoadFailure? _failure;
    private string _text = string.Empty;
    private string? _sent;
    private string _announcement = string.Empty;
    private int _active = -1;
    private bool _isOpen;
    private bool _isPasted;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _typing?.Dispose();
        base.Dispose(disposing);
    }

    private static string AddressOf(SearchHit hit) => hit switch
    {
        { Bank: { } bank } => AdminRoutes.Connector(bank),
        { JobId: { } jobId } => AdminRoutes.Job(jobId),
        { ConnectionId: { } connectionId } => AdminRoutes.Connection(hit.UserId, connectionId),
        _ => AdminRoutes.User(hit.UserId),
    };

    // In scripts whose letters are syllables or words, one letter is a name.
    private static bool IsTooShort(string text) =>
        text.Length == 0 || (text.Length < ShortestText && CharUnicodeInfo.GetUnicodeCategory(text[0]) is not (UnicodeCategory.OtherLetter or UnicodeCategory.Surrogate));

    private static string HitId(int index) => $"search-hit-{index}";

    // Bound, so that an answer to one letter never writes over those typed since.
    private async Task TypeAsync(string? text)
    {
        (_text, _sent) = (text ?? string.Empty, null);
        var isPasted = _isPasted;
        _isPasted = false;
        var token = Restart();
        if (IsTooShort(_text.Trim()))
        {
            Close();
            return;
        }

        try
        {
            await Task.Delay(isPasted ? TimeSpan.Zero : Pause, time, token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (await FindAsync(token) && isPasted && _hits is [{ IsExactId: true } pasted, ..])
        {
            Open(pasted);
        }
    }

    private void Move(KeyboardEventArgs pressed)
    {
        switch (pressed.Key)
        {
            case "ArrowDown" when _isOpen && _hits.Count > 0:
                _active = (_active + 1) % _hits.Count;
                break;
            case "ArrowUp" when _isOpen && _hits.Count > 0:
                _active = _active <= 0 ? _hits.Count - 1 : _active - 1;
                break;
            case "Escape":
                Restart();
                Close();
                break;
        }
    }

    private async Task SubmitAsync()
    {
        if (_isOpen && _active >= 0)
        {
            Open(_hits[_active]);
            return;
        }

        if (string.IsNullOrWhiteSpace(_text) || !await FindAsync(Restart()))
        {
            return;
        }

        if (_hits is [_] or [{ IsExactId: true }, ..])
        {
            Open(_hits[0]);
            return;
        }

        Leave(AdminRoutes.UsersMatching(_text), keepText: true);
    }

    // True when the answer is to this text and nothing newer is under way.
    private async Task<bool> FindAsync(CancellationToken token)
    {
        IReadOnlyList<SearchHit> hits = [];
        var failure = await TryAsync(async _ => hits = await directory.FindAsync(Actor, _text.Trim(), Suggestions, token));
        if (token.IsCancellationRequested)
        {
            return false;
        }

        (_hits, _failure, _active, _isOpen) = (hits, failure, -1, true);
        _announcement = hits.Count == 1 ? "1 result" : $"{hits.Count} results";
        return failure is null;
    }

    private CancellationToken Restart()
    {
        _typing?.Cancel();
        _typing?.Dispose();
        _typing = CancellationTokenSource.CreateLinkedTokenSource(ComponentToken);
        return _typing.Token;
    }

    private void Open(SearchHit hit) => Leave(AddressOf(hit), keepText: false);

    private void Leave(string address, bool keepText)
    {
        (_sent, _text) = (_text, keepText ? _text : string.Empty);
        Close();
        navigation.NavigateTo(address);
    }

    private void Close() => (_isOpen, _active, _announcement) = (false, -1, string.Empty);
}

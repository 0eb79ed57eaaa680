using System.Text;
using Microsoft.JSInterop;

namespace BasiqAdmin.Components.Tests.Pages.Users;

/// <summary>What stands in a browser's field, as the browser streams it.</summary>
internal sealed class PastedText(string text) : IJSStreamReference
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

    public long Length => _bytes.Length;

    public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<Stream>(new MemoryStream(_bytes));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

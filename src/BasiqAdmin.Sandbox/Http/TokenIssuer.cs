using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BasiqAdmin.Sandbox.Time;

namespace BasiqAdmin.Sandbox.Http;

/// <summary>Issues and reads signed tokens, so that nothing has to be remembered of them.</summary>
internal sealed class TokenIssuer(int seed, SandboxClock clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3600);

    private static readonly string Header = Base64Url.EncodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8);
    private readonly byte[] _key = SHA256.HashData(BitConverter.GetBytes(seed));
    private int _count;

    public string Issue(string scope, string? userId, string version)
    {
        var claims = new Claims(scope, userId, version, (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds(), Interlocked.Increment(ref _count));
        var body = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{body}.{Sign(body)}";
    }

    /// <summary>Null when this sandbox did not issue the token.</summary>
    public Caller? Read(string token)
    {
        var end = token.LastIndexOf('.');
        if (end <= Header.Length || token.Length < end + 2 || !Same(token[(end + 1)..], Sign(token[..end])))
        {
            return null;
        }

        var claims = JsonSerializer.Deserialize<Claims>(Base64Url.DecodeFromChars(token.AsSpan((Header.Length + 1)..end)))!;
        return new Caller(claims.Scope, claims.UserId, claims.Version, DateTimeOffset.FromUnixTimeSeconds(claims.Exp));
    }

    private string Sign(string body) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(body)));

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private sealed record Claims(string Scope, string? UserId, string Version, long Exp, int Number);
}

/// <summary>1,500 tokens in any 5 minutes (api-rate-limiting). Basiq counts per address; here all callers are one.</summary>
internal sealed class TokenQuota(SandboxClock clock)
{
    public const int Limit = 1500;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly Queue<DateTimeOffset> _taken = new();
    private readonly Lock _gate = new();

    public bool TryTake()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            while (_taken.TryPeek(out var oldest) && oldest <= now - Window)
            {
                _taken.Dequeue();
            }

            if (_taken.Count >= Limit)
            {
                return false;
            }

            _taken.Enqueue(now);
            return true;
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _taken.Clear();
        }
    }
}

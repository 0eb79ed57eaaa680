using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Basiq.Users;

namespace BasiqAdmin.Services.Users;

/// <summary>Asks Basiq about one user and stores the answer, details and connections.</summary>
public sealed class UserLookup(BasiqClient basiq, DirectoryWriter writer)
{
    /// <summary>Whether Basiq knows the user. When it does not, the personal details that are stored go.</summary>
    /// <exception cref="BasiqException">Basiq did not answer both questions; what it did answer is stored, the rest stays.</exception>
    public async Task<bool> LookUpAsync(UserId userId, string source, CancellationToken cancellationToken)
    {
        if (await FindAsync(userId, cancellationToken) is not { } user)
        {
            await writer.ForgetAsync(userId, cancellationToken);
            return false;
        }

        BasiqList<Connection>? connections = null;
        try
        {
            connections = await basiq.Connections.ListAsync(userId, null, cancellationToken);
        }
        finally
        {
            await writer.StoreAsync(user, connections, source, CancellationToken.None);
        }

        return true;
    }

    // Only this call's 404 says that the user is gone.
    private async Task<User?> FindAsync(UserId userId, CancellationToken cancellationToken)
    {
        try
        {
            return await basiq.Users.GetAsync(userId, cancellationToken);
        }
        catch (BasiqException exception) when (exception.Kind == BasiqErrorKind.NotFound)
        {
            return null;
        }
    }
}

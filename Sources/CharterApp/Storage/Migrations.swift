import CharterContexts
import CharterEvents
import CharterIdempotency
import CharterModels
import CharterStorage
import CharterWorkflows

/// The database's schema: the migrations of all modules, in the order in which they are applied.
public enum Migrations {
    public static let all: [Migration] =
        EventsMigrations.all + RunMigrations.all + SQLDefinitionStore.migrations + EpisodicLog.migrations
        + ContextMigrations.all + IdempotentRequests.migrations
}

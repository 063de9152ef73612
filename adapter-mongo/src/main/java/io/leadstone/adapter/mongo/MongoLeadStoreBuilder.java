package io.leadstone.adapter.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.schema.LeadIndexes;
import io.leadstone.adapter.mongo.schema.SchemaVersion;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoHostTransactions;
import io.leadstone.application.search.SearchIndexVersion;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The settings of a {@link MongoLeadStore}. */
public final class MongoLeadStoreBuilder {

    /** What the names of the collections begin with where nothing else is said. */
    public static final String DEFAULT_COLLECTION_PREFIX = "leadstone_";

    /**
     * The time for which a write waits to be confirmed: 15 seconds, as long as any other statement. The write itself is done by then; a
     * caller is answered that the store is unavailable, since a failover may still take the write back.
     */
    public static final Duration WRITE_CONFIRMATION_LIMIT = Duration.ofSeconds(15);

    private static final Pattern COLLECTION_PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    private final MongoDatabase database;
    private String collectionPrefix = DEFAULT_COLLECTION_PREFIX;
    private MongoSchemaMode schemaMode = MongoSchemaMode.NONE;
    private Optional<MongoDatabase> longOperations = Optional.empty();
    private Optional<ReadConcern> readConcern = Optional.empty();
    private Optional<WriteConcern> writeConcern = Optional.empty();
    private MongoHostTransactions hostTransactions = MongoHostTransactions.none();

    MongoLeadStoreBuilder(MongoDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    /**
     * What the names of the collections begin with: 1 to 31 of {@code a-z 0-9 _}, the first a letter.
     *
     * @throws IllegalArgumentException where it is not
     */
    public MongoLeadStoreBuilder collectionPrefix(String prefix) {
        if (!COLLECTION_PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "a collection prefix is 1 to 31 of a-z 0-9 _, the first a letter, not '" + prefix + "'");
        }
        this.collectionPrefix = prefix;
        return this;
    }

    /** Sets what the store does with indexes and schema when it is built. The default is {@link MongoSchemaMode#NONE}. */
    public MongoLeadStoreBuilder schemaMode(MongoSchemaMode mode) {
        this.schemaMode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /**
     * The same database, reached through a client without {@code socketTimeoutMS}. Exports, index builds,
     * {@link MongoLeadStore#migrate} and {@link MongoLeadStore#reindexSearch} run there, because they may take hours. Without it they use the client of the store's database:
     * enough for a host that sets no read timeout on it.
     *
     * @throws IllegalArgumentException if its name is not the name of the store's database
     */
    public MongoLeadStoreBuilder longOperations(MongoDatabase sameDatabase) {
        if (!sameDatabase.getName().equals(database.getName())) {
            throw new IllegalArgumentException("long operations need the database '" + database.getName() + "', not '"
                    + sameDatabase.getName() + "'");
        }
        this.longOperations = Optional.of(sameDatabase);
        return this;
    }

    /**
     * Sets the read concern. The default is the read concern of the database or of its client, for example from {@code readConcernLevel}
     * of the url. Without one it is {@link ReadConcern#MAJORITY}, which sees only what no failover takes back. Reads always go to the
     * primary, so that they see what was written before.
     */
    public MongoLeadStoreBuilder readConcern(ReadConcern concern) {
        this.readConcern = Optional.of(concern);
        return this;
    }

    /**
     * How many members must confirm a write. The default is the write concern of the database or of its client, for example from
     * {@code w}, {@code wtimeoutMS} and {@code journal} of the url. What it leaves open is {@link WriteConcern#MAJORITY}, which no
     * failover takes back, and a {@code wtimeout} of {@link #WRITE_CONFIRMATION_LIMIT}.
     *
     * @throws IllegalArgumentException for one that waits for no server's answer, and so could refuse nothing
     */
    public MongoLeadStoreBuilder writeConcern(WriteConcern concern) {
        this.writeConcern = Optional.of(requireAcknowledged(concern));
        return this;
    }

    /**
     * Joins the host's transactions. A session that {@code sessions} returns is used only while a transaction is active in it;
     * everything else goes its own way, also inside a JPA or JTA transaction. See {@link MongoLeadStore#inSession}, which does the same
     * for one session.
     *
     * @param sessions asked in every operation, on the thread of the call, for the session that is open there
     * @param afterCommit runs a task after the commit of that session's transaction, in the order in which tasks were given, and never
     *     after a rollback; {@link io.leadstone.application.port.out.AfterCommitTasks} is a queue for it
     */
    public MongoLeadStoreBuilder hostSessions(Supplier<Optional<ClientSession>> sessions, Executor afterCommit) {
        this.hostTransactions = new MongoHostTransactions(
                Objects.requireNonNull(sessions, "sessions"), Objects.requireNonNull(afterCommit, "afterCommit"));
        return this;
    }

    /**
     * The store.
     *
     * @throws IllegalArgumentException for a database whose write concern asks for no answer ({@code w=0})
     * @throws IllegalStateException with {@link MongoSchemaMode#VALIDATE}, where indexes are missing, naming each, or where documents are of an
     *     older schema
     * @throws StoreUnavailableException where the server cannot be reached, unless the mode is {@link MongoSchemaMode#NONE}
     */
    public MongoLeadStore build() {
        MongoDatabase forLongOperations = asSet(longOperations.orElse(database));
        MongoCollections collections = MongoCollections.of(asSet(database), forLongOperations, collectionPrefix)
                .inSession(hostTransactions::active);
        MongoLeadStore store = new MongoLeadStore(collections, hostTransactions);
        LeadIndexes indexes = new LeadIndexes(forLongOperations, collectionPrefix);
        switch (schemaMode) {
            case NONE -> {}
            case VALIDATE -> validate(indexes, store);
            case CREATE -> create(indexes, store);
        }
        return store;
    }

    private MongoDatabase asSet(MongoDatabase reached) {
        return reached.withReadConcern(readConcern.orElseGet(() -> withDefaults(database.getReadConcern())))
                .withWriteConcern(writeConcern.orElseGet(() -> withDefaults(database.getWriteConcern())))
                .withReadPreference(ReadPreference.primary());
    }

    private static ReadConcern withDefaults(ReadConcern given) {
        return given.isServerDefault() ? ReadConcern.MAJORITY : given;
    }

    private static WriteConcern withDefaults(WriteConcern given) {
        WriteConcern concern = given.getWObject() == null
                ? given.withW(WriteConcern.MAJORITY.getWString())
                : requireAcknowledged(given);
        return concern.getWTimeout(TimeUnit.MILLISECONDS) == null
                ? concern.withWTimeout(WRITE_CONFIRMATION_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                : concern;
    }

    private static WriteConcern requireAcknowledged(WriteConcern concern) {
        if (!concern.isAcknowledged()) {
            throw new IllegalArgumentException("a write concern must ask for an answer, unlike " + concern);
        }
        return concern;
    }

    /** Reindexes before the indexes are built, so that MongoDB writes each entry of the search index once. */
    private static void create(LeadIndexes indexes, MongoLeadStore store) {
        store.reindexSearch();
        indexes.ensure();
        store.migrate();
    }

    private static void validate(LeadIndexes indexes, MongoLeadStore store) {
        requireAll(indexes.missing());
        if (store.schemaVersion().isBehind()) {
            throw new IllegalStateException("the documents are of an older schema than " + SchemaVersion.NEWEST
                    + ": call MongoLeadStore.migrate() once, or start with MongoSchemaMode.CREATE");
        }
        if (store.needsReindexing()) {
            throw new IllegalStateException("the leads were indexed for searches by rules before version "
                    + SearchIndexVersion.CURRENT + " of this Leadstone: call MongoLeadStore.reindexSearch() once, or"
                    + " start with MongoSchemaMode.CREATE");
        }
    }

    private static void requireAll(List<String> missing) {
        if (!missing.isEmpty()) {
            throw new IllegalStateException("indexes are missing: " + String.join("; ", missing));
        }
    }
}

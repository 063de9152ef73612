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

/** Builder of a {@link MongoLeadStore}. */
public final class MongoLeadStoreBuilder {

    /** The default prefix of the names of collections. */
    public static final String DEFAULT_COLLECTION_PREFIX = "leadstone_";

    /**
     * The time for which a write waits for its confirmation: 15 seconds, as for any other statement. By then the
     * primary has the write. The caller still gets {@link StoreUnavailableException}, because a failover may roll the
     * write back.
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
     * Sets the prefix of the names of collections: 1 to 31 characters of {@code a-z 0-9 _}, the first a letter.
     *
     * @throws IllegalArgumentException if the prefix does not have this form
     */
    public MongoLeadStoreBuilder collectionPrefix(String prefix) {
        if (!COLLECTION_PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "the collection prefix must have 1 to 31 characters of a-z 0-9 _ and begin with a letter, but is '"
                            + prefix + "'");
        }
        this.collectionPrefix = prefix;
        return this;
    }

    /**
     * Sets what the store does with indexes and schema when it is built. The default is {@link MongoSchemaMode#NONE}.
     */
    public MongoLeadStoreBuilder schemaMode(MongoSchemaMode mode) {
        this.schemaMode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /**
     * Sets the same database, reached through a client without {@code socketTimeoutMS}. Exports, index builds, {@link
     * MongoLeadStore#migrate} and {@link MongoLeadStore#reindexSearch} use it, because they may take hours. Without
     * this setting they use the client of the store's database. That suffices if the client has no read timeout.
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
     * Sets the read concern. The default is the read concern of the database or of its client, for example from {@code
     * readConcernLevel} of the URL. If these set none, the default depends on the write concern:
     *
     * <ul>
     *   <li>{@code w=majority}: {@link ReadConcern#MAJORITY}. No failover rolls back the data that such a read returns.
     *   <li>another {@code w}: {@link ReadConcern#LOCAL}. A read of the majority would not return the newest writes.
     * </ul>
     *
     * <p>Reads always go to the primary. With these defaults a call sees all earlier writes.
     */
    public MongoLeadStoreBuilder readConcern(ReadConcern concern) {
        this.readConcern = Optional.of(concern);
        return this;
    }

    /**
     * Sets the number of members that must confirm a write. The default is the write concern of the database or of its
     * client, for example from {@code w}, {@code wtimeoutMS} and {@code journal} of the URL. If these set no {@code w},
     * the default is {@link WriteConcern#MAJORITY}, because no failover rolls back such writes. If they set no {@code
     * wtimeout}, it is {@link #WRITE_CONFIRMATION_LIMIT}.
     *
     * @throws IllegalArgumentException if the write concern waits for no confirmation, because failed writes would not
     *     be noticed
     */
    public MongoLeadStoreBuilder writeConcern(WriteConcern concern) {
        this.writeConcern = Optional.of(requireAcknowledged(concern));
        return this;
    }

    /**
     * Joins the host's transactions. The store uses a session that {@code sessions} returns only while a transaction is
     * active in it. Otherwise it uses no session of the host, also inside a JPA or JTA transaction. {@link
     * MongoLeadStore#inSession} does the same for one session.
     *
     * @param sessions returns the session that is open on the calling thread; called in every operation
     * @param afterCommit runs tasks after the commit of that session's transaction, in the order in which they were
     *     added, and never after a rollback; {@link io.leadstone.application.port.out.AfterCommitTasks} is a queue for
     *     it
     */
    public MongoLeadStoreBuilder hostSessions(Supplier<Optional<ClientSession>> sessions, Executor afterCommit) {
        this.hostTransactions = new MongoHostTransactions(
                Objects.requireNonNull(sessions, "sessions"), Objects.requireNonNull(afterCommit, "afterCommit"));
        return this;
    }

    /**
     * Returns the store.
     *
     * @throws IllegalArgumentException if the write concern of the database waits for no confirmation ({@code w=0})
     * @throws IllegalStateException in the mode {@link MongoSchemaMode#VALIDATE}, if indexes are missing (the message
     *     names each), if documents have an older schema, or if older rules computed index terms
     * @throws StoreUnavailableException if the server cannot be reached, except in the mode {@link
     *     MongoSchemaMode#NONE}
     */
    public MongoLeadStore build() {
        MongoDatabase forLongOperations = withConcerns(longOperations.orElse(database));
        MongoCollections collections = MongoCollections.of(withConcerns(database), forLongOperations, collectionPrefix)
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

    private MongoDatabase withConcerns(MongoDatabase target) {
        WriteConcern writes = writeConcern.orElseGet(() -> withDefaults(database.getWriteConcern()));
        return target.withReadConcern(readConcern.orElseGet(() -> withDefaults(database.getReadConcern(), writes)))
                .withWriteConcern(writes)
                .withReadPreference(ReadPreference.primary());
    }

    private static ReadConcern withDefaults(ReadConcern given, WriteConcern writes) {
        boolean confirmedByMajority = Objects.equals(writes.getWObject(), WriteConcern.MAJORITY.getWObject());
        return !given.isServerDefault() ? given : confirmedByMajority ? ReadConcern.MAJORITY : ReadConcern.LOCAL;
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
            throw new IllegalArgumentException("the write concern must wait for a confirmation, but is " + concern);
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

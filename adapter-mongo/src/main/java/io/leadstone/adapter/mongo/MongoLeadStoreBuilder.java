package io.leadstone.adapter.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import io.leadstone.domain.StoreUnavailableException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The settings of a {@link MongoLeadStore}. */
public final class MongoLeadStoreBuilder {

    /** What the names of the collections begin with where nothing else is said. */
    public static final String DEFAULT_COLLECTION_PREFIX = "leadstone_";

    private static final Pattern COLLECTION_PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    private final MongoDatabase database;
    private String collectionPrefix = DEFAULT_COLLECTION_PREFIX;
    private SchemaMode schemaMode = SchemaMode.NONE;
    private ReadConcern readConcern = ReadConcern.MAJORITY;
    private WriteConcern writeConcern = WriteConcern.MAJORITY;
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

    /** What becomes of the indexes when the store is built; {@link SchemaMode#NONE} where nothing else is said. */
    public MongoLeadStoreBuilder schemaMode(SchemaMode mode) {
        this.schemaMode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /**
     * What a read may see; {@link ReadConcern#MAJORITY}, where nothing else is said, sees only what no failover takes back. Reads
     * go to the primary always, so that they see what was written before.
     */
    public MongoLeadStoreBuilder readConcern(ReadConcern concern) {
        this.readConcern = Objects.requireNonNull(concern, "concern");
        return this;
    }

    /**
     * When a write is answered; {@link WriteConcern#MAJORITY}, where nothing else is said: when no failover takes it back.
     *
     * @throws IllegalArgumentException for one that waits for no server's answer, and so could refuse nothing
     */
    public MongoLeadStoreBuilder writeConcern(WriteConcern concern) {
        if (!concern.isAcknowledged()) {
            throw new IllegalArgumentException("a write concern must ask for an answer, unlike " + concern);
        }
        this.writeConcern = concern;
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
     * @throws IllegalStateException with {@link SchemaMode#VALIDATE}, where indexes are missing, naming each, or where documents are of an
     *     older schema
     * @throws StoreUnavailableException where the server cannot be reached, unless the mode is {@link SchemaMode#NONE}
     */
    public MongoLeadStore build() {
        MongoDatabase asSet = database.withReadConcern(readConcern)
                .withWriteConcern(writeConcern)
                .withReadPreference(ReadPreference.primary());
        MongoLeadStore store = new MongoLeadStore(
                new MongoCollections(asSet, collectionPrefix, hostTransactions::active), hostTransactions);
        LeadIndexes indexes = new LeadIndexes(asSet, collectionPrefix);
        switch (schemaMode) {
            case NONE -> {}
            case VALIDATE -> validate(indexes, store);
            case CREATE -> create(indexes, store);
        }
        return store;
    }

    /** That the index is missing is the mark of leads from before; it is made last, so that one that died on the way begins again. */
    private static void create(LeadIndexes indexes, MongoLeadStore store) {
        if (indexes.missesSearch()) {
            store.renewSearch();
        }
        indexes.ensure();
        store.migrate();
    }

    private static void validate(LeadIndexes indexes, MongoLeadStore store) {
        requireAll(indexes.missing());
        if (store.schemaVersion().isBehind()) {
            throw new IllegalStateException("the documents are of an older schema than " + SchemaVersion.NEWEST
                    + ": call MongoLeadStore.migrate() once, or start with SchemaMode.CREATE");
        }
    }

    private static void requireAll(List<String> missing) {
        if (!missing.isEmpty()) {
            throw new IllegalStateException("indexes are missing: " + String.join("; ", missing));
        }
    }
}

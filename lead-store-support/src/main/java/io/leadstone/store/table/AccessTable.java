package io.leadstone.store.table;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.query.ListCursors;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.ScanOrder;
import io.leadstone.store.json.RegisteredAgent;
import io.leadstone.store.json.SnapshotJson;
import io.leadstone.store.table.IndexedTable.IndexEntry;
import java.util.List;
import java.util.Optional;

/** Tables of agents and API keys. Both are found by id without a company, and listed by company. */
public final class AccessTable {

    private static final String AGENT_OF_COMPANY = "agent_of_company";
    private static final String KEY = "api_key";
    private static final String KEY_OF_COMPANY = "api_key_of_company";

    private static final IndexedTable<RegisteredAgent> AGENTS = new IndexedTable<>(
            "agent",
            registered -> registered.agent().id().value(),
            SnapshotJson::write,
            SnapshotJson::registeredAgent,
            AccessTable::indexes);

    private static final IndexedTable<ApiKey> KEYS = new IndexedTable<>(
            KEY,
            ApiKey::id,
            SnapshotJson::write,
            SnapshotJson::apiKey,
            key -> List.of(IndexEntry.of(KEY_OF_COMPANY, key.companyId(), key.createdAt(), key.id())));

    private AccessTable() {}

    /** Returns the agent of this id, of any company, live or removed. */
    public static Optional<RegisteredAgent> findAgent(StoreTransaction transaction, AgentId id) {
        return AGENTS.find(transaction, id.value());
    }

    /** Stores the agent and replaces {@code before}. */
    public static void save(StoreTransaction transaction, Optional<RegisteredAgent> before, RegisteredAgent after) {
        AGENTS.save(transaction, before, after);
    }

    /** Returns the live agents of the company, ordered by id. */
    public static Listing<RegisteredAgent, AgentId> agents(CompanyId companyId) {
        return new Listing<>(
                AGENT_OF_COMPANY,
                companyId.value(),
                KeyRange.under(companyId.value()),
                ScanOrder.ASCENDING,
                AGENTS::indexed,
                ListCursors.AGENTS.within(RegisteredAgent::agent),
                AgentId::value);
    }

    /** Returns the key of this id, of any company, active or revoked. */
    public static Optional<ApiKey> findKey(StoreTransaction transaction, String id) {
        return KEYS.find(transaction, id);
    }

    /** Stores the key and replaces {@code before}. */
    public static void save(StoreTransaction transaction, Optional<ApiKey> before, ApiKey after) {
        KEYS.save(transaction, before, after);
    }

    /** Returns all keys of the company, oldest first. */
    public static List<ApiKey> keys(StoreTransaction transaction, CompanyId companyId) {
        return KEYS.through(transaction, KEY_OF_COMPANY, KeyRange.under(companyId.value()), ScanOrder.ASCENDING)
                .toList();
    }

    /** Returns true if no company has a key, active or revoked. */
    public static boolean hasNoKeys(StoreTransaction transaction) {
        return transaction.count(KEY, KeyRange.ALL, 1) == 0;
    }

    private static List<IndexEntry> indexes(RegisteredAgent registered) {
        return registered.removed()
                ? List.of()
                : List.of(IndexEntry.of(
                        AGENT_OF_COMPANY,
                        registered.agent().companyId(),
                        registered.agent().id()));
    }
}

package io.leadstone.server.store;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import io.micrometer.core.instrument.MeterRegistry;

/** The store of a server. Its schema is complete, and its connections are open until it is closed. */
public sealed interface OpenStore extends AutoCloseable permits SqlStore, MongoStore {

    /**
     * Connects to the store of the settings and creates or updates its schema.
     *
     * @throws WrongSettingException if the store cannot be reached or used
     */
    static OpenStore open(StoreSettings settings) {
        return settings.isMongo() ? MongoStore.open(settings) : SqlStore.open(settings);
    }

    /** Returns the ports of the store. */
    LeadStore leads();

    /** Measures the pools of SQL connections in {@code registry}. The pool of the MongoDB driver has no meters. */
    void measurePools(MeterRegistry registry);

    @Override
    void close();
}

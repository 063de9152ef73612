package io.leadstone.server.store;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;

/** The store of a server: all that it needs is there, and its connections are open until it is closed. */
public sealed interface OpenStore extends AutoCloseable permits SqlStore, MongoStore {

    /**
     * Reaches the store that the settings name, and makes what is missing in it.
     *
     * @throws WrongSettingException where it cannot be reached or used
     */
    static OpenStore open(StoreSettings settings) {
        return settings.isMongo() ? MongoStore.open(settings) : SqlStore.open(settings);
    }

    /** The store's ports. */
    LeadStore leads();

    @Override
    void close();
}

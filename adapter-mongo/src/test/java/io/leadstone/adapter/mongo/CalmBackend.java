package io.leadstone.adapter.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

/**
 * mongo-java-server that does one command after the other: by itself it stumbles over an aggregation while another client writes. It keeps
 * its data when a server over it is stopped, so that the next server over it has them.
 */
public final class CalmBackend extends MemoryBackend {

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
        return super.handleMessage(message);
    }

    @Override
    public void close() {
        // The method of the superclass deletes the databases.
    }
}

package io.leadstone.adapter.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

/**
 * A backend of mongo-java-server that handles one command at a time, because the server fails now and then in an
 * aggregation while another client writes. It keeps its data when its server stops, so that the next server with the
 * same backend has them.
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

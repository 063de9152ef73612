package io.leadstone.adapter.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** mongo-java-server that refuses commands, so that the store stops before them and leaves what a process leaves that dies there. One command after the other, as {@link CalmBackend}. */
public final class DyingBackend extends MemoryBackend {

    private static final int ANY_CODE = 1;

    private volatile Predicate<Document> refused = command -> false;

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
        if (refused.test(message.getDocument())) {
            return new Document("ok", 0.0).append("code", ANY_CODE).append("errmsg", "refused");
        }
        return super.handleMessage(message);
    }

    /** Does {@code work} while commands of this name on the collection are refused but for the first. */
    void dyingBeforeSecond(String command, String collection, Runnable work) {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        dying(document -> ("leadstone_" + collection).equals(document.get(command)) && !isFirst.getAndSet(false), work);
    }

    /** Does {@code work} while commands of this name on the collection are refused. */
    public void dyingBefore(String command, String collection, Runnable work) {
        dying(document -> ("leadstone_" + collection).equals(document.get(command)), work);
    }

    private void dying(Predicate<Document> before, Runnable work) {
        refused = before;
        try {
            work.run();
        } finally {
            refused = document -> false;
        }
    }
}

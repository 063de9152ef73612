package io.leadstone.adapter.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * A backend of mongo-java-server that refuses chosen commands. The store then leaves the same data as a process that
 * dies before such a command. It handles one command at a time, like {@link CalmBackend}.
 */
public final class DyingBackend extends MemoryBackend {

    private static final int ANY_CODE = 1;
    private static final int WRITE_CONCERN_TIMEOUT = 64;

    private static final int TIME_LIMIT_EXCEEDED = 50;

    private volatile Predicate<Document> refused = command -> false;
    private volatile Predicate<Document> timedOut = command -> false;
    private volatile Predicate<Document> unconfirmed = command -> false;

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
        if (refused.test(message.getDocument())) {
            return failure(ANY_CODE, "refused");
        }
        if (timedOut.test(message.getDocument())) {
            return failure(TIME_LIMIT_EXCEEDED, "timed out");
        }
        Document answer = super.handleMessage(message);
        return unconfirmed.test(message.getDocument())
                ? answer.append(
                        "writeConcernError",
                        new Document("code", WRITE_CONCERN_TIMEOUT).append("errmsg", "left unconfirmed"))
                : answer;
    }

    /** Runs {@code work}. Meanwhile it refuses commands of this name on the collection, except the first. */
    public void failFromSecond(String command, String collection, Runnable work) {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        fail(on(command, collection).and(document -> !isFirst.getAndSet(false)), work);
    }

    /** Runs {@code work}. Meanwhile it refuses commands of this name on the collection. */
    public void failOn(String command, String collection, Runnable work) {
        fail(on(command, collection), work);
    }

    /**
     * Runs {@code work}. Meanwhile it carries out commands of this name on the collection, but reports that too few
     * members of the write concern have them. So the outcome is unknown to the store.
     */
    public void leaveUnconfirmed(String command, String collection, Runnable work) {
        unconfirmed = on(command, collection);
        try {
            work.run();
        } finally {
            unconfirmed = document -> false;
        }
    }

    /** Runs {@code work}. Meanwhile commands of this name on the collection time out and are not carried out. */
    public void timeOut(String command, String collection, Runnable work) {
        timedOut = on(command, collection);
        try {
            work.run();
        } finally {
            timedOut = document -> false;
        }
    }

    private static Document failure(int code, String message) {
        return new Document("ok", 0.0).append("code", code).append("errmsg", message);
    }

    private void fail(Predicate<Document> commands, Runnable work) {
        refused = commands;
        try {
            work.run();
        } finally {
            refused = document -> false;
        }
    }

    private static Predicate<Document> on(String command, String collection) {
        return document -> ("leadstone_" + collection).equals(document.get(command));
    }
}

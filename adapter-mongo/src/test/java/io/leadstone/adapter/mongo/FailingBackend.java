package io.leadstone.adapter.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A backend of mongo-java-server that answers commands on data with an error, like an unavailable server, mongos or
 * proxy. It reports support for sessions, as {@link SessionBackend} does.
 */
final class FailingBackend extends MemoryBackend {

    /** Commands that the driver sends by itself. They do not fail. */
    private static final Set<String> OF_THE_DRIVER = Set.of(
            "hello",
            "ismaster",
            "isMaster",
            "ping",
            "buildInfo",
            "buildinfo",
            "endSessions",
            "commitTransaction",
            "abortTransaction",
            "whatsmyuri",
            "getFreeMonitoringStatus",
            "getLog");

    private static final Set<String> BATCHES = Set.of("insert", "update", "delete");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    private volatile Optional<Document> failure = Optional.empty();
    private volatile Set<String> failing = Set.of();

    /** Answers all further commands on data with this error. */
    void fail(int code, List<String> labels) {
        failing = Set.of();
        failure = Optional.of(error(code, labels).append("ok", 0.0));
    }

    /** Confirms all further writes, but reports that too few members of the write concern have them. */
    void leaveUnconfirmed(int code, List<String> labels) {
        failing = WRITES;
        Document unconfirmed = new Document("ok", 1.0).append("n", 1).append("nModified", 1);
        failure = Optional.of(
                unconfirmed.append("writeConcernError", error(code, List.of())).append("errorLabels", labels));
    }

    /** Refuses each further write of a batch separately. */
    void refuseWrites(int code, List<String> labels) {
        failing = BATCHES;
        Document refused = error(code, List.of()).append("index", 0);
        failure = Optional.of(new Document("ok", 1.0)
                .append("n", 0)
                .append("writeErrors", List.of(refused))
                .append("errorLabels", labels));
    }

    void recover() {
        failure = Optional.empty();
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next();
        if (command.equals("endSessions") || command.endsWith("Transaction")) {
            return new Document("ok", 1.0);
        }
        boolean fails = failing.isEmpty() ? !OF_THE_DRIVER.contains(command) : failing.contains(command);
        return failure.filter(any -> fails)
                .map(Document::cloneDeeply)
                .orElseGet(() -> withSessionTimeout(super.handleMessage(message)));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return withSessionTimeout(super.handleCommand(channel, database, command, query));
    }

    private static Document error(int code, List<String> labels) {
        Document error =
                new Document("code", code).append("codeName", "Error" + code).append("errmsg", "failed with " + code);
        return labels.isEmpty() ? error : error.append("errorLabels", labels);
    }

    private static Document withSessionTimeout(Document answer) {
        return answer.containsKey("maxWireVersion") ? answer.append("logicalSessionTimeoutMinutes", 30) : answer;
    }
}

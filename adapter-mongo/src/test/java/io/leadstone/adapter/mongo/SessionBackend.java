package io.leadstone.adapter.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;

/**
 * A backend of mongo-java-server that reports support for sessions, so that the driver sends the same commands as to
 * MongoDB. It ignores transactions: each command takes effect at once and permanently.
 */
public final class SessionBackend extends MemoryBackend {

    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next();
        return switch (command) {
            case "commitTransaction", "abortTransaction", "endSessions" -> new Document("ok", 1.0);
            default -> withSessionTimeout(super.handleMessage(message));
        };
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return withSessionTimeout(super.handleCommand(channel, database, command, query));
    }

    private static Document withSessionTimeout(Document answer) {
        return answer.containsKey("maxWireVersion") ? answer.append("logicalSessionTimeoutMinutes", 30) : answer;
    }
}

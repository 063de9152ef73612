package io.leadstone.adapter.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;

/**
 * mongo-java-server that says it knows sessions, so that the driver sends what it would send to MongoDB. It takes part in no
 * transaction: what it was told to do stays done.
 */
final class SessionBackend extends MemoryBackend {

    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next();
        return switch (command) {
            case "commitTransaction", "abortTransaction", "endSessions" -> new Document("ok", 1.0);
            default -> greeting(super.handleMessage(message));
        };
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return greeting(super.handleCommand(channel, database, command, query));
    }

    private static Document greeting(Document answer) {
        return answer.containsKey("maxWireVersion") ? answer.append("logicalSessionTimeoutMinutes", 30) : answer;
    }
}

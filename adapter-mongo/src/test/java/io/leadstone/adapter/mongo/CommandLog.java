package io.leadstone.adapter.mongo;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;

/** Records the commands that the driver sends to the server. */
public final class CommandLog implements CommandListener {

    private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonDocument copy = new BsonDocument();
        // The driver reuses the buffer of the command.
        copy.putAll(event.getCommand().clone());
        commands.add(copy);
    }

    /** Returns the commands that {@code work} sends. */
    public List<BsonDocument> of(Runnable work) {
        commands.clear();
        work.run();
        return new ArrayList<>(commands);
    }
}

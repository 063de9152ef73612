package io.leadstone.adapter.mongo;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonString;

/** Runs a task once, before the next command of one name on one collection is sent. */
final class InterveningTask implements CommandListener {

    private final AtomicReference<Optional<Runnable>> next = new AtomicReference<>(Optional.empty());
    private final String command;
    private final BsonString collection;

    InterveningTask(String command, String collection) {
        this.command = command;
        this.collection = new BsonString("leadstone_" + collection);
    }

    void runOnce(Runnable task) {
        next.set(Optional.of(task));
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals(command)
                && collection.equals(event.getCommand().get(command))) {
            next.getAndSet(Optional.empty()).ifPresent(Runnable::run);
        }
    }
}

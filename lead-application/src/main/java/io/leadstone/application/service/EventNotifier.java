package io.leadstone.application.service;

import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadEventListener;
import io.leadstone.application.query.Page;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.lead.LeadEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Notifies listeners of the events of a write after its commit. A failing listener affects neither the caller nor other
 * listeners, because the change is already stored.
 */
public record EventNotifier(List<LeadEventListener> listeners, HostTransactions transactions, EventLog log) {

    private static final System.Logger LOG = System.getLogger(EventNotifier.class.getName());

    /** Writes, and notifies listeners of these events after the commit. */
    public void write(Runnable write, List<LeadEvent> events) {
        write(
                () -> {
                    write.run();
                    return events;
                },
                Function.identity());
    }

    /**
     * Writes, and notifies listeners of the event after the commit. The store assigns the number of the event, so the
     * event is read from the log.
     */
    public <T> T writeConversation(Supplier<T> write, Function<T, Optional<ConversationEvent>> event) {
        return write(
                write,
                result ->
                        event.apply(result).flatMap(this::readNumbered).stream().toList());
    }

    /** Purges a lead, and notifies listeners of the event if {@code purge} returns true. */
    public boolean writePurge(BooleanSupplier purge, LeadEvent event) {
        return write(purge::getAsBoolean, purged -> purged ? List.of(event) : List.of());
    }

    private <T> T write(Supplier<T> write, Function<T, List<LeadEvent>> events) {
        if (transactions.isActive()) {
            return writeInHostTransaction(write, events);
        }
        T result = write.get();
        ignoringFailures(
                "event listeners were not notified of a committed change",
                () -> events.apply(result).forEach(this::notifyListeners));
        return result;
    }

    /**
     * Writes in the active transaction. It registers the task before the write: if the transaction accepts no task,
     * nothing is written and no listener misses a change.
     */
    private <T> T writeInHostTransaction(Supplier<T> write, Function<T, List<LeadEvent>> events) {
        List<LeadEvent> written = new CopyOnWriteArrayList<>();
        transactions.afterCommit(() -> written.forEach(this::notifyListeners));
        T result = write.get();
        written.addAll(events.apply(result));
        return result;
    }

    private void notifyListeners(LeadEvent event) {
        listeners.forEach(listener -> ignoringFailures(
                "an event listener failed for the event " + event.id(), () -> listener.onEvent(event)));
    }

    /** Returns the event with its number; empty if the lead does not exist any more. */
    private Optional<LeadEvent> readNumbered(ConversationEvent event) {
        return Page.itemsOf(page -> log.eventsOf(event.companyId(), event.leadId(), page))
                .filter(each -> each.id().equals(event.id()))
                .findFirst();
    }

    private static void ignoringFailures(String failure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError thrown) {
            LOG.log(System.Logger.Level.WARNING, failure, thrown);
        }
    }
}

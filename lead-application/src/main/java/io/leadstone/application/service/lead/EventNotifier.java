package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadEventListener;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.lead.LeadEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Notifies listeners of the events of a write after its commit. A listener that fails affects neither the caller nor other listeners,
 * because the change is stored by then.
 */
public record EventNotifier(List<LeadEventListener> listeners, HostTransactions transactions, EventLog log) {

    private static final System.Logger LOG = System.getLogger(EventNotifier.class.getName());

    /** Writes, and notifies listeners of these events once they are committed. */
    void write(Runnable write, List<LeadEvent> events) {
        write(
                () -> {
                    write.run();
                    return events;
                },
                Function.identity());
    }

    /** Writes, and notifies listeners of the event once it is committed. The store gives it its number, so it is read from the log. */
    public <T> T writeConversation(Supplier<T> write, Function<T, Optional<ConversationEvent>> event) {
        return write(
                write,
                answer ->
                        event.apply(answer).flatMap(this::readNumbered).stream().toList());
    }

    private <T> T write(Supplier<T> write, Function<T, List<LeadEvent>> events) {
        if (transactions.isActive()) {
            return writeInHostTransaction(write, events);
        }
        T answer = write.get();
        ignoringFailures(
                "listeners miss a committed change", () -> events.apply(answer).forEach(this::notifyListeners));
        return answer;
    }

    /** Registers before it writes, so that a transaction that takes no listener gets no change that listeners would miss. */
    private <T> T writeInHostTransaction(Supplier<T> write, Function<T, List<LeadEvent>> events) {
        List<LeadEvent> written = new CopyOnWriteArrayList<>();
        transactions.afterCommit(() -> written.forEach(this::notifyListeners));
        T answer = write.get();
        written.addAll(events.apply(answer));
        return answer;
    }

    private void notifyListeners(LeadEvent event) {
        listeners.forEach(
                listener -> ignoringFailures("a listener failed at " + event.id(), () -> listener.onEvent(event)));
    }

    /** Empty if the lead is gone. */
    private Optional<LeadEvent> readNumbered(ConversationEvent event) {
        PageRequest request = PageRequest.page(1, PageRequest.MAX_PER_PAGE);
        while (true) {
            Page<LeadEvent> page = log.eventsOf(event.companyId(), event.leadId(), request);
            Optional<LeadEvent> found = page.items().stream()
                    .filter(each -> each.id().equals(event.id()))
                    .findFirst();
            if (found.isPresent() || page.next().isEmpty()) {
                return found;
            }
            request = PageRequest.after(page.next().get(), PageRequest.MAX_PER_PAGE);
        }
    }

    private static void ignoringFailures(String failure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError thrown) {
            LOG.log(System.Logger.Level.WARNING, failure, thrown);
        }
    }
}

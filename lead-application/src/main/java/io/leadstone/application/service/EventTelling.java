package io.leadstone.application.service;

import io.leadstone.application.port.out.EventLog;
import io.leadstone.application.port.out.LeadEventListener;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.ConversationEvent;
import io.leadstone.domain.LeadEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Tells listeners what was stored, once it is committed. Nothing that goes wrong here reaches who stored it: the change is a fact by
 * then.
 *
 * @param afterCommit runs what it is given when the change that was just stored is committed, and never where it is not
 */
public record EventTelling(List<LeadEventListener> listeners, Executor afterCommit, EventLog log) {

    private static final System.Logger LOG = System.getLogger(EventTelling.class.getName());

    void tell(List<LeadEvent> events) {
        later(() -> events);
    }

    /** The store numbered it, so it is looked up in the log: nobody else pays for that. */
    void tell(ConversationEvent event) {
        later(() -> numbered(event));
    }

    private void later(Supplier<List<LeadEvent>> events) {
        isolated(
                "no listener is told what happened",
                () -> afterCommit.execute(() -> isolated(
                        "no listener is told what happened", () -> events.get().forEach(this::tellAll))));
    }

    private void tellAll(LeadEvent event) {
        listeners.forEach(listener -> isolated("a listener failed at " + event.id(), () -> listener.happened(event)));
    }

    /** Nothing where the lead is gone. */
    private List<LeadEvent> numbered(ConversationEvent event) {
        PageRequest request = PageRequest.page(1, PageRequest.MAX_PER_PAGE);
        while (true) {
            Page<LeadEvent> page = log.eventsOf(event.companyId(), event.leadId(), request);
            Optional<LeadEvent> found = page.items().stream()
                    .filter(each -> each.id().equals(event.id()))
                    .findFirst();
            if (found.isPresent() || page.next().isEmpty()) {
                return found.stream().toList();
            }
            request = PageRequest.after(page.next().get(), PageRequest.MAX_PER_PAGE);
        }
    }

    private static void isolated(String failure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError thrown) {
            LOG.log(System.Logger.Level.WARNING, failure, thrown);
        }
    }
}

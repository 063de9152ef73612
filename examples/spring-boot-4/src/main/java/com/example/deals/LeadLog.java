package com.example.deals;

import io.leadstone.domain.lead.LeadEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The types of the events that have happened. Leadstone publishes them after the commit. */
@Component
public class LeadLog {

    private final List<String> types = new CopyOnWriteArrayList<>();

    @EventListener
    void happened(LeadEvent event) {
        types.add(event.type().code());
    }

    /** Returns the types, the first event first. */
    public List<String> types() {
        return List.copyOf(types);
    }
}

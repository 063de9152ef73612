package com.example.deals;

import io.leadstone.domain.lead.LeadEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The types of the events that have happened. Leadstone calls it after the commit. */
@Singleton
public class LeadLog {

    private final List<String> types = new CopyOnWriteArrayList<>();

    void happened(LeadEvent event) {
        types.add(event.type().code());
    }

    /** Returns the types, the first event first. */
    public List<String> types() {
        return List.copyOf(types);
    }
}

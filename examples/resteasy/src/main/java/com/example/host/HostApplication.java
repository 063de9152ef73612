package com.example.host;

import io.leadstone.adapter.rest.LeadstoneRest;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** The routes of a host, and those of Leadstone. It works in any Jakarta REST runtime. */
public final class HostApplication extends Application {

    private final LeadstoneRest rest;

    public HostApplication(LeadstoneRest rest) {
        this.rest = rest;
    }

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(LeadstoneRest.classes());
        classes.add(HelloResource.class);
        return classes;
    }

    @Override
    public Set<Object> getSingletons() {
        return rest.singletons();
    }
}

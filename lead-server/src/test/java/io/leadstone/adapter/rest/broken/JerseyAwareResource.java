package io.leadstone.adapter.rest.broken;

import org.glassfish.jersey.server.ResourceConfig;

/** Violates a rule on purpose: a resource depends on one runtime. */
public record JerseyAwareResource(ResourceConfig config) {}

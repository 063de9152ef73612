package io.leadstone.adapter.bucket4j.broken;

import io.leadstone.adapter.rest.broken.StoreAwareResource;

/** Violates a rule on purpose: an adapter depends on another adapter. */
public record RestAwareLimiter(StoreAwareResource resource) {}

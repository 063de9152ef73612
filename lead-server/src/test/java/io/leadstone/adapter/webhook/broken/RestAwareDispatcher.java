package io.leadstone.adapter.webhook.broken;

import io.leadstone.adapter.rest.broken.StoreAwareResource;

/** Breaks a rule on purpose: an adapter knows another. */
public record RestAwareDispatcher(StoreAwareResource resource) {}

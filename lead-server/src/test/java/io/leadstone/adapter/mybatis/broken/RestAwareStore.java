package io.leadstone.adapter.mybatis.broken;

import io.leadstone.adapter.rest.broken.StoreAwareResource;

/** Violates a rule on purpose: an adapter depends on another adapter. */
public record RestAwareStore(StoreAwareResource resource) {}

package io.leadstone.adapter.mybatis.broken;

import io.leadstone.adapter.rest.broken.StoreAwareResource;

/** Breaks a rule on purpose: an adapter knows another. */
public record RestAwareStore(StoreAwareResource resource) {}

package io.leadstone.adapter.rest.broken;

import io.leadstone.adapter.mybatis.broken.RestAwareStore;
import io.leadstone.application.service.broken.QuietService;

/** Breaks rules on purpose: an adapter knows another, in a circle, and a service behind the ports. */
public record StoreAwareResource(RestAwareStore store, QuietService service) {}

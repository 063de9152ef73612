package io.leadstone.adapter.rest.broken;

import io.leadstone.adapter.mybatis.broken.RestAwareStore;
import io.leadstone.application.service.broken.QuietService;

/** Violates rules on purpose: an adapter depends on another one in a cycle, and on a service behind the ports. */
public record StoreAwareResource(RestAwareStore store, QuietService service) {}

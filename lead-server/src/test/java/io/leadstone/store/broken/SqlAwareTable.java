package io.leadstone.store.broken;

import io.leadstone.adapter.mybatis.broken.RestAwareStore;

/** Violates a rule on purpose: the support of custom stores depends on one store. */
record SqlAwareTable(RestAwareStore store) {}

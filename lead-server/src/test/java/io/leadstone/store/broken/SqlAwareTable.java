package io.leadstone.store.broken;

import io.leadstone.adapter.mybatis.broken.RestAwareStore;

/** Breaks a rule on purpose: the support of every store knows one store. */
record SqlAwareTable(RestAwareStore store) {}

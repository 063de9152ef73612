package io.leadstone.testkit.broken;

import io.leadstone.adapter.mybatis.broken.RestAwareStore;

/** Violates a rule on purpose: the contract depends on an adapter. */
record AdapterAwareContract(RestAwareStore store) {}

package io.leadstone.testkit.broken;

import io.leadstone.adapter.mybatis.broken.RestAwareStore;

/** Breaks a rule on purpose: the contract knows one store. */
record AdapterAwareContract(RestAwareStore store) {}

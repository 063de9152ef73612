package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.health.StoreHealthContract;

/** The tests of a {@link io.leadstone.application.port.out.HealthStore}. */
public interface HealthStoreContract extends StoreHealthContract {}

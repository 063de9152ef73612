package io.leadstone.application.port.in.health;

/** Checks of the store and of background workers, as a host calls them through {@code LeadManagement.health()}. */
public interface HealthChecks extends CheckHealth, CheckWorkers {}

package io.leadstone.application.service.broken;

/** A service that no adapter may use. */
public record QuietService() {}

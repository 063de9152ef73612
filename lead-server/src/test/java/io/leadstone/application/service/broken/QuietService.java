package io.leadstone.application.service.broken;

/** What an adapter has no business with. */
public record QuietService() {}

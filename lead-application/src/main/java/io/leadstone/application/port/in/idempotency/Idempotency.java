package io.leadstone.application.port.in.idempotency;

/** The use cases of idempotency keys, as a host calls them through {@code LeadManagement.idempotency()}. */
public interface Idempotency extends AnswerOnce, PurgeKeys {}

package io.leadstone.spring.broken;

import io.leadstone.server.LeadServer;

/** Violates a rule on purpose. */
record ServerAwareConfiguration(LeadServer server) {}

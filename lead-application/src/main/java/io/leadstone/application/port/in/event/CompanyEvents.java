package io.leadstone.application.port.in.event;

/** The event feed of a company, as a host calls it through {@code LeadManagement.events()}. */
public interface CompanyEvents extends ReadEvents {}

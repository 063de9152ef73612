package io.leadstone.application.port.out.event;

import io.leadstone.domain.lead.LeadEvent;

/** An event with its position in the event feed of the company. */
public record FeedEntry(long position, LeadEvent event) {}

package io.leadstone.application.port.in;

import io.leadstone.application.port.in.lead.LeadDraft;

/** The fields of a {@link LeadDraft} that a lead can do without, and that an update can empty. */
public enum OptionalField {
    AGENT_ID,
    PHONE,
    COMPANY,
    SOURCE,
    NOTES,
    TAGS,
    METADATA,
    LOST_REASON
}

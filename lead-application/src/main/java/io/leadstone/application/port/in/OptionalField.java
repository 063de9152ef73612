package io.leadstone.application.port.in;

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

package io.leadstone.adapter.csv;

/** The field of a lead that a column of a file contains. */
enum ImportedField {
    FIRST_NAME("first_name"),
    MIDDLE_NAME("first_name"),
    LAST_NAME("last_name"),
    FULL_NAME("last_name"),
    EMAIL("email"),
    PHONE("phone"),
    COMPANY("company"),
    STATUS("status"),
    LOST_REASON("lost_reason"),
    SOURCE("source"),
    NOTES("notes"),
    TAGS("tags"),
    METADATA("metadata"),
    CONSENT_MARKETING("consent_marketing"),
    CONSENT_DATA_PROCESSING("consent_data_processing"),
    CREATED_AT("created_at"),
    AGENT_ID("agent_id"),
    OWNER_ID("owner_id"),
    /** A value that Leadstone computes, or a column of a file of rejected rows. */
    DERIVED(""),
    /** A column that no field of a lead has. */
    UNKNOWN("");

    private final String json;

    ImportedField(String json) {
        this.json = json;
    }

    /** Returns the name of the field in JSON, as violations name it. */
    String json() {
        return json;
    }
}

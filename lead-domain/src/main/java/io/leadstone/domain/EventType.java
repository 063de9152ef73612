package io.leadstone.domain;

/**
 * Type of an event of a lead or of its conversations. The codes are stored and sent to subscriptions, so they never
 * change.
 */
public enum EventType implements Coded {
    LEAD_CREATED("lead.created"),
    LEAD_UPDATED("lead.updated"),
    LEAD_ASSIGNED("lead.assigned"),
    LEAD_STATUS_CHANGED("lead.status_changed"),
    LEAD_CONSENT_CHANGED("lead.consent_changed"),
    /** A registration for the lead's email. It changes neither the lead nor its version. */
    LEAD_SUBMITTED("lead.submitted"),
    LEAD_DELETED("lead.deleted"),
    LEAD_RESTORED("lead.restored"),
    LEAD_ERASED("lead.erased"),
    LEAD_PURGED("lead.purged"),
    CONVERSATION_CREATED("conversation.created"),
    CONVERSATION_ACTIVITY_RECORDED("conversation.activity_recorded"),
    CONVERSATION_DELETED("conversation.deleted"),
    CONVERSATION_RESTORED("conversation.restored");

    private final String code;

    EventType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

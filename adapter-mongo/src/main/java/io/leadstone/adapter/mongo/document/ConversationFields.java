package io.leadstone.adapter.mongo.document;

/** The names of what conversations alone have; what they share with leads is named as {@link LeadDocumentFields} name it. */
public final class ConversationFields {

    public static final String CONVERSATIONS = "conversations";

    /** A document for each widget session that has opened a conversation. */
    public static final String SESSIONS = "sessions";

    /** The number of conversations that a session has opened. */
    public static final String OPENED = "opened";

    /** The instant at which a session opened its last conversation, by the server's clock. */
    public static final String LAST_OPENED_AT = "last_opened_at";

    public static final String CONVERSATION_ID = "conversation_id";
    public static final String SESSION = "session";
    static final String TITLE = "title";
    static final String MAX_CONTEXT_LENGTH = "max_context_length";
    public static final String MESSAGES = "messages";
    public static final String RATINGS = "ratings";
    public static final String RATING_HUNDREDTHS = "rating_hundredths";
    public static final String LAST_ACTIVITY_AT = "last_activity_at";

    /** The events that the lead's log does not have yet, in their order; they get their numbers there. */
    public static final String UNTOLD = "untold";

    private ConversationFields() {}
}

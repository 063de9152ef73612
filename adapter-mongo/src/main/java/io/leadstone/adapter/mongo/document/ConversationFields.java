package io.leadstone.adapter.mongo.document;

/** Names of the fields that only conversations have. {@link LeadDocumentFields} has the names that leads use, too. */
public final class ConversationFields {

    public static final String CONVERSATIONS = "conversations";

    /** The collection of counters, with a document for each widget session that opened a conversation. */
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

    /** The pending events, oldest first. They get their numbers in the log of the lead. */
    public static final String PENDING = "untold";

    private ConversationFields() {}
}

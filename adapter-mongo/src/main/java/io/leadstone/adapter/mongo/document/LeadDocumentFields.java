package io.leadstone.adapter.mongo.document;

/**
 * Names of collections and fields in MongoDB. {@link ConversationFields} and {@link WebhookFields} have further names.
 * The {@code _id} of a document contains the company and the id. Both are also separate fields, because queries use
 * them separately.
 */
public final class LeadDocumentFields {

    public static final String LEADS = "leads";
    public static final String EVENTS_LOG = "lead_events";
    public static final String CONSENTS_LOG = "lead_consents";
    public static final String AGENTS = "agents";
    public static final String API_KEYS = "api_keys";
    public static final String SCHEMA = "schema";

    public static final String ID = "_id";
    public static final String COMPANY_ID = "company_id";
    public static final String LEAD_ID = "lead_id";
    public static final String VERSION = "version";
    public static final String LAST_EVENT = "last_event";
    public static final String LIVE = "live";
    /**
     * A value that is unique in the company: the email key of a live lead with an email, or else the id of the lead. An
     * id cannot equal an email key.
     */
    public static final String EMAIL_CLAIM = "email_claim";

    /** The rule that made the email key of a live lead. */
    public static final String EMAIL_RULE = "email_rule";

    public static final String AGENT_ID = "agent_id";
    public static final String OWNER_ID = "owner_id";
    static final String FIRST_NAME = "first_name";
    static final String LAST_NAME = "last_name";
    public static final String LAST_NAME_KEY = "last_name_key";
    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    static final String PHONE_E164 = "phone_e164";
    static final String COMPANY = "company";
    public static final String SOURCE = "source";
    static final String NOTES = "notes";
    public static final String TAGS = "tags";
    public static final String METADATA = "metadata";
    public static final String SEARCH_WORDS = "search_words";
    public static final String PHONE_DIGITS = "phone_digits";
    public static final String FILTER_TERMS = "filter_terms";
    public static final String INDEX_TERMS = "search_pieces";
    public static final String STATUS = "status";
    static final String LOST_REASON = "lost_reason";
    public static final String CONTACTED_AT = "contacted_at";
    public static final String QUALIFIED_AT = "qualified_at";
    public static final String CONVERTED_AT = "converted_at";
    static final String LOST_AT = "lost_at";
    public static final String ENGAGED_AT = "engaged_at";
    public static final String LAST_CONVERSATION = "last_conversation";
    /**
     * False if no conversation of the lead has ever been opened, so that a read need not look for pending events.
     * Documents of older versions have no such field: these leads may have conversations.
     */
    public static final String HAS_CONVERSATIONS = "has_conversations";

    public static final String CONSENT_DATA_PROCESSING = "consent_data_processing";
    public static final String CONSENT_MARKETING = "consent_marketing";
    public static final String CREATED_AT = "created_at";
    public static final String UPDATED_AT = "updated_at";
    public static final String DELETED_AT = "deleted_at";
    public static final String ERASED_AT = "erased_at";

    public static final String EVENTS = "events";
    public static final String EVENTS_MOVED = "events_moved";
    public static final String CONSENTS = "consents";
    public static final String CONSENTS_MOVED = "consents_moved";

    public static final String ENTRY_ID = "id";
    public static final String NUMBER = "number";
    public static final String TYPE = "type";
    public static final String AT = "at";
    public static final String ACTOR = "actor";
    public static final String CHANGES = "changes";
    static final String FIELD = "field";
    static final String FROM = "from";
    static final String TO = "to";
    static final String PURPOSE = "purpose";
    static final String GRANTED = "granted";
    static final String POLICY_VERSION = "policy_version";
    static final String GIVEN_AT = "given_at";
    static final String EVIDENCE = "evidence";
    public static final String RECORDED_AT = "recorded_at";
    static final String RECORDED_BY = "recorded_by";

    public static final String NAME = "name";
    public static final String REMOVED = "removed";
    public static final String ALLOWED_ORIGINS = "allowed_origins";
    public static final String HONEYPOT = "honeypot";
    public static final String DOUBLE_OPT_IN = "double_opt_in";
    public static final String SCOPES = "scopes";
    public static final String ROLE = "role";
    public static final String SECRET_HASH = "secret_hash";
    public static final String REVOKED_AT = "revoked_at";

    private LeadDocumentFields() {}
}

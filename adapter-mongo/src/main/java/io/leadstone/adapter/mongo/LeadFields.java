package io.leadstone.adapter.mongo;

/**
 * The names of collections and fields, each in this one place; those of conversations alone in {@link ConversationFields}. {@code _id} says what is unique, as a document that begins with the
 * company; the fields beside it repeat its parts, for what is asked by a part.
 */
final class LeadFields {

    static final String LEADS = "leads";
    static final String EVENTS_LOG = "lead_events";
    static final String CONSENTS_LOG = "lead_consents";
    static final String AGENTS = "agents";
    static final String API_KEYS = "api_keys";
    static final String SCHEMA = "schema";

    static final String ID = "_id";
    static final String COMPANY_ID = "company_id";
    static final String LEAD_ID = "lead_id";
    static final String VERSION = "version";
    static final String LAST_EVENT = "last_event";
    static final String LIVE = "live";
    /** The value that a lead holds alone in its company: its live email key, or its own id, which is no email, without one. */
    static final String EMAIL_CLAIM = "email_claim";

    static final String AGENT_ID = "agent_id";
    static final String FIRST_NAME = "first_name";
    static final String LAST_NAME = "last_name";
    static final String LAST_NAME_KEY = "last_name_key";
    static final String EMAIL = "email";
    static final String PHONE = "phone";
    static final String PHONE_E164 = "phone_e164";
    static final String COMPANY = "company";
    static final String SOURCE = "source";
    static final String NOTES = "notes";
    static final String TAGS = "tags";
    static final String METADATA = "metadata";
    static final String SEARCH_WORDS = "search_words";
    static final String PHONE_DIGITS = "phone_digits";
    static final String SEARCH_PIECES = "search_pieces";
    static final String STATUS = "status";
    static final String LOST_REASON = "lost_reason";
    static final String CONTACTED_AT = "contacted_at";
    static final String QUALIFIED_AT = "qualified_at";
    static final String CONVERTED_AT = "converted_at";
    static final String LOST_AT = "lost_at";
    static final String ENGAGED_AT = "engaged_at";
    static final String LAST_CONVERSATION = "last_conversation";
    static final String CONSENT_DATA_PROCESSING = "consent_data_processing";
    static final String CONSENT_MARKETING = "consent_marketing";
    static final String CREATED_AT = "created_at";
    static final String UPDATED_AT = "updated_at";
    static final String DELETED_AT = "deleted_at";
    static final String ERASED_AT = "erased_at";

    static final String EVENTS = "events";
    static final String EVENTS_MOVED = "events_moved";
    static final String CONSENTS = "consents";
    static final String CONSENTS_MOVED = "consents_moved";

    static final String ENTRY_ID = "id";
    static final String NUMBER = "number";
    static final String TYPE = "type";
    static final String AT = "at";
    static final String ACTOR = "actor";
    static final String CHANGES = "changes";
    static final String FIELD = "field";
    static final String FROM = "from";
    static final String TO = "to";
    static final String PURPOSE = "purpose";
    static final String GRANTED = "granted";
    static final String POLICY_VERSION = "policy_version";
    static final String RECORDED_AT = "recorded_at";
    static final String RECORDED_BY = "recorded_by";

    static final String NAME = "name";
    static final String REMOVED = "removed";
    static final String ALLOWED_ORIGINS = "allowed_origins";
    static final String SCOPES = "scopes";
    static final String ROLE = "role";
    static final String SECRET_HASH = "secret_hash";
    static final String REVOKED_AT = "revoked_at";

    private LeadFields() {}
}

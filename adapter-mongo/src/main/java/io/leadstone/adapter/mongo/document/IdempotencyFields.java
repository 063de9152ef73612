package io.leadstone.adapter.mongo.document;

/** Names of the fields of idempotency keys. {@link LeadDocumentFields} has the names that leads use, too. */
public final class IdempotencyFields {

    /** The collection of keys. */
    public static final String KEYS = "idempotency";

    public static final String KEY_ID = "key_id";
    public static final String ATTEMPT_ID = "attempt_id";
    public static final String RECORD_ID = "record_id";
    public static final String CONTENT_HASH = "content_hash";
    public static final String RESERVED_AT = "reserved_at";
    public static final String LEASE_UNTIL = "lease_until";

    /** Present after an erasure of the lead. */
    public static final String ERASED = "erased";

    public static final String ANSWER_STATUS = "answer_status";
    public static final String HEADERS = "headers";
    public static final String BODY = "body";

    /** The newest idempotent writes of a lead, a conversation or a webhook, in its document. */
    public static final String WRITES = "writes";

    /** The key of a write: the id of the key and the instant of its reservation. */
    public static final String KEY = "key";

    public static final String WRITES_COMPANY = WRITES + "." + LeadDocumentFields.COMPANY_ID;
    public static final String WRITES_KEY = WRITES + "." + KEY;
    public static final String WRITES_AT = WRITES + "." + LeadDocumentFields.AT;

    private IdempotencyFields() {}
}
